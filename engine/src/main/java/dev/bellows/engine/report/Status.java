package dev.bellows.engine.report;

import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import dev.bellows.model.State;
import dev.bellows.model.SwitchMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a migration stands.
 *
 * @param paused why, or null when it is not
 * @param attempt who works on it now, or null
 * @param backfill null before the first batch
 * @param reconciliation the newest full pass, or null
 * @param readsPercent of the reads that go to the new side
 * @param conflicts writes of both sides that disagreed
 * @param failures rows that cannot be transformed
 * @param next what to do next, in words
 */
public record Status(
    MigrationName name,
    State state,
    @Nullable String paused,
    String planHash,
    SwitchMode switchMode,
    @Nullable Attempt attempt,
    @Nullable Backfill backfill,
    @Nullable Reconciliation reconciliation,
    Side reads,
    int readsPercent,
    Side authority,
    long conflicts,
    long failures,
    List<Evidence> evidence,
    @Nullable Instant soakEndsAt,
    String next) {

  /** An attempt in progress. */
  public record Attempt(String phase, String owner, Instant since) {}

  /**
   * The sweep.
   *
   * @param errorRate failures for each row done, from 0 to 1
   * @param hold why it stands still, or null
   */
  public record Backfill(
      long rowsDone,
      long rowsEstimated,
      long rowsRemaining,
      double rowsPerSecond,
      @Nullable Long etaSeconds,
      long batches,
      long failures,
      double errorRate,
      @Nullable Hold hold) {}

  /** Why a sweep stands still. */
  public record Hold(String reason, Instant since) {}

  /** A full pass over every row. */
  public record Reconciliation(
      long checkedRows, long mismatches, List<String> samples, Instant finishedAt) {}
}
