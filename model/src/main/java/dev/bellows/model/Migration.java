package dev.bellows.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One declared change, with every default filled in. Immutable; the lists are not empty where the
 * format demands an element.
 *
 * @param switchMode null where the operations decide (a {@code change_type} without {@code as}
 *     swaps)
 */
public record Migration(
    MigrationName name,
    @Nullable String description,
    List<Operation> operations,
    Sync sync,
    Backfill backfill,
    @Nullable SwitchMode switchMode,
    Quarantine quarantine,
    Evidence evidence,
    Rollback rollback) {

  /**
   * @param maxWindow how long both sides may exist before the migration counts as debt; default 14
   *     days
   */
  public record Sync(SyncMode mode, Duration maxWindow) {
    public static final Sync DEFAULT = new Sync(SyncMode.TRIGGER, Duration.ofDays(14));
  }

  /**
   * @param targetBatchTime what the size of a batch is steered to; default 100 ms
   * @param minBatch the fewest rows of a batch; default 100
   * @param maxBatch the most rows of a batch; default 50,000
   * @param pause between batches; null steers it
   * @param rowsPerSecond the budget; null for none
   */
  public record Backfill(
      Duration targetBatchTime,
      int minBatch,
      int maxBatch,
      @Nullable Duration pause,
      SweepOrder order,
      @Nullable Long rowsPerSecond) {
    public static final Backfill DEFAULT =
        new Backfill(Duration.ofMillis(100), 100, 50_000, null, SweepOrder.AUTO, null);
  }

  /** How the old side is made unreadable before the drop. */
  public enum QuarantineMethod {
    AUTO,
    REVOKE,
    RENAME
  }

  /**
   * @param soak how long the old side stays unreadable before the drop; default 24 hours
   */
  public record Quarantine(QuarantineMethod method, Duration soak) {
    public static final Quarantine DEFAULT =
        new Quarantine(QuarantineMethod.AUTO, Duration.ofHours(24));
  }

  /** The contract gate: what each kind of evidence must show. */
  public record Evidence(
      ReadShare readShare,
      OldReads oldReads,
      OldWrites oldWrites,
      Reconciliation reconciliation,
      long violationsAtMost,
      long dependentsAtMost,
      Review review) {
    public static final Evidence DEFAULT =
        new Evidence(
            new ReadShare(0.99, Duration.ofHours(24), 1000),
            new OldReads(0, Duration.ofHours(24), 1),
            new OldWrites(0, Duration.ofHours(24)),
            new Reconciliation(0, Duration.ofHours(1)),
            0,
            0,
            new Review(true, Reviewer.ANYONE));
  }

  /**
   * @param atLeast the share of reads that use the new side, between 0 and 1; default 0.99
   * @param window the time looked back; default 24 hours
   * @param minReads fewer reads than these are inconclusive; default 1000
   */
  public record ReadShare(double atLeast, Duration window, long minReads) {}

  /**
   * @param sources how many independent sources must agree; default 1
   */
  public record OldReads(long atMost, Duration window, int sources) {}

  public record OldWrites(long atMost, Duration window) {}

  /**
   * @param maxAge the oldest start of a full pass that still counts; default one hour
   */
  public record Reconciliation(long mismatches, Duration maxAge) {}

  /** Who may approve the contract. */
  public enum Reviewer {
    ANYONE,
    NOT_AUTHOR
  }

  public record Review(boolean required, Reviewer by) {}

  /** What becomes of the added columns at a rollback. */
  public enum AddedSchema {
    KEEP,
    DROP
  }

  /** What becomes of the data that the backfill wrote, at a rollback that keeps the columns. */
  public enum AddedData {
    KEEP,
    REVERT
  }

  /**
   * @param application what a person does to bring the application back; printed, not executed
   * @param schema default keep
   * @param data default keep
   */
  public record Rollback(@Nullable String application, AddedSchema schema, AddedData data) {
    public static final Rollback DEFAULT = new Rollback(null, AddedSchema.KEEP, AddedData.KEEP);
  }
}
