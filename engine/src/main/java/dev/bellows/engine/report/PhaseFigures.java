package dev.bellows.engine.report;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One phase, or the rollback, measured over all its attempts.
 *
 * @param took of all attempts that have an end
 * @param rowsRead by the passes of its sweep or its reconciliation
 * @param rowsWritten by them
 * @param batchRetries batches that were tried again
 * @param lockRetries tries of steps that gave way to a lock of others
 * @param longestWait the longest time that a step took to get its lock
 */
public record PhaseFigures(
    String phase,
    int attempts,
    Duration took,
    long rowsRead,
    long rowsWritten,
    long batches,
    long batchRetries,
    long lockRetries,
    Duration longestWait) {

  private static final List<String> ORDER =
      List.of("EXPAND", "BACKFILL", "VERIFY", "SWITCH", "CONTRACT", "ROLLBACK");

  /** The phases that were begun, in the order of the life cycle. */
  static List<PhaseFigures> of(List<Report.Attempt> attempts, List<Report.Walk> walks) {
    return ORDER.stream()
        .filter(phase -> attempts.stream().anyMatch(it -> it.phase().equals(phase)))
        .map(phase -> of(phase, attempts, walks))
        .toList();
  }

  private static PhaseFigures of(String phase, List<Report.Attempt> all, List<Report.Walk> walks) {
    List<Report.Attempt> attempts = all.stream().filter(it -> it.phase().equals(phase)).toList();
    List<Report.Walk> own = walks.stream().filter(it -> phaseOf(it).equals(phase)).toList();
    return new PhaseFigures(
        phase,
        attempts.size(),
        attempts.stream()
            .map(Report.Attempt::took)
            .filter(Objects::nonNull)
            .reduce(Duration.ZERO, Duration::plus),
        own.stream().mapToLong(Report.Walk::looked).sum(),
        own.stream().mapToLong(Report.Walk::changed).sum(),
        own.stream().mapToLong(Report.Walk::batches).sum(),
        own.stream().mapToLong(Report.Walk::retries).sum(),
        attempts.stream().mapToLong(Report.Attempt::retries).sum(),
        attempts.stream()
            .map(Report.Attempt::longestWait)
            .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other));
  }

  private static String phaseOf(Report.Walk walk) {
    return walk.purpose().equals("FILL") ? "BACKFILL" : "VERIFY";
  }
}
