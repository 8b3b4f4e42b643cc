package dev.bellows.engine.backfill;

import dev.bellows.model.Migration.Backfill;
import java.time.Duration;

/**
 * How many rows a batch looks at, steered by the time that batches take. Immutable.
 *
 * @param rows the size now
 * @param least steering does not go below it; only a batch that ran out of its time does
 * @param most steering does not go above it
 * @param target the time that a batch shall take
 */
public record BatchSize(int rows, int least, int most, Duration target) {

  private static final int FIRST = 1000;
  private static final double FASTEST_GROWTH = 1.5;
  private static final double FAR_OVER = 5.0;
  private static final int CUT = 10;

  /** A careful size to begin with. */
  public static BatchSize first(Backfill settings) {
    return new BatchSize(
            FIRST, settings.minBatch(), settings.maxBatch(), settings.targetBatchTime())
        .bounded(FIRST);
  }

  /** The same steering from another size, such as that of an earlier attempt. */
  public BatchSize resumed(int rowsBefore) {
    return bounded(rowsBefore);
  }

  /**
   * The size after a batch: in proportion to the target, at most half as much again; a tenth at
   * once where it took five times the target.
   *
   * @param looked rows that the batch really looked at; a batch that a boundary cut short says
   *     nothing about a larger one
   */
  public BatchSize after(Duration took, long looked) {
    double share = (double) target.toNanos() / Math.max(1, took.toNanos());
    if (share <= 1 / FAR_OVER) {
      return bounded(meant(looked) / CUT);
    }
    if (share < 1) {
      return bounded(Math.round(meant(looked) * share));
    }
    boolean cutShort = looked < 0.8 * rows;
    return cutShort ? this : bounded(Math.round(rows * Math.min(share, FASTEST_GROWTH)));
  }

  /** Half, if need be below the bounds: after a batch that ran out of its time or of patience. */
  public BatchSize halved() {
    return new BatchSize(Math.max(1, rows / 2), least, most, target);
  }

  private long meant(long looked) {
    return looked <= 0 ? rows : Math.min(rows, looked);
  }

  private BatchSize bounded(long size) {
    return new BatchSize((int) Math.max(least, Math.min(most, size)), least, most, target);
  }
}
