package dev.bellows.engine.report;

import dev.bellows.engine.journal.Events.Event;
import dev.bellows.engine.journal.EvidenceLog.Measured;
import dev.bellows.engine.journal.MigrationRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change ticket needs to know of a migration, from its first command on: also what was
 * rolled back meanwhile.
 *
 * @param description as declared, or null
 * @param attempts every execution of a phase, oldest first
 * @param walks every pass over a table, oldest first
 * @param evidence everything ever measured, oldest first
 * @param decisions the events in which somebody decided something, oldest first
 */
public record Report(
    MigrationRecord record,
    @Nullable String description,
    Status status,
    List<Attempt> attempts,
    List<Walk> walks,
    List<Measured> evidence,
    List<Event> decisions) {

  /**
   * One execution of a phase.
   *
   * @param endedAt null while it goes on, or where it was killed and nobody took over
   * @param outcome DONE, TAKEN_OVER, a failure's category, or null
   * @param retries how often a step gave way to a lock of others
   * @param longestWait the longest time that a step took to get its lock
   */
  public record Attempt(
      String phase,
      String owner,
      String actor,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String outcome,
      @Nullable String message,
      long retries,
      Duration longestWait) {

    /** How long it took; null without an end. */
    public @Nullable Duration took() {
      return endedAt == null ? null : Duration.between(startedAt, endedAt);
    }
  }

  /**
   * One pass over a table.
   *
   * @param generation counts the expands and rollbacks
   * @param purpose FILL or RECONCILE
   * @param pass 0 is the first
   * @param retries of batches that met a lock or an error that passes
   */
  public record Walk(
      int generation,
      String step,
      String purpose,
      int pass,
      long looked,
      long changed,
      long batches,
      long retries,
      long poisoned,
      long mismatches,
      Instant startedAt,
      @Nullable Instant finishedAt) {}

  /** The phases that were begun, each measured over all its attempts. */
  public List<PhaseFigures> phases() {
    return PhaseFigures.of(attempts, walks);
  }

  /** What somebody took upon himself: overridden evidence, lossy pairs, one-way doors, debt. */
  public List<Event> overrides() {
    return decisions.stream()
        .filter(
            event ->
                event.kind().equals("OVERRIDE")
                    || event.kind().equals("ACCEPTED")
                    || event.kind().equals("DEBT_ACCEPTED"))
        .toList();
  }
}
