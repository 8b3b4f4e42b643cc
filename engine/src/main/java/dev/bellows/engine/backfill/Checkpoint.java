package dev.bellows.engine.backfill;

import dev.bellows.engine.spi.Walk;

/**
 * How far one pass over a table has come.
 *
 * @param pass counts from 0; a later one begins where an earlier one found something to do, or
 *     where the table was written anew
 * @param extent of the walk, opaque
 * @param position in the walk, opaque; "" is the beginning
 * @param progress from 0 to 1
 * @param batchRows the size of a batch at that point
 */
public record Checkpoint(
    int pass,
    String extent,
    String position,
    double progress,
    long rowsEstimated,
    Tally tally,
    int batchRows,
    double rowsPerSecond,
    boolean finished) {

  /** The beginning of a pass. */
  public static Checkpoint begin(int pass, Walk walk, String position, int batchRows) {
    return new Checkpoint(
        pass, walk.extent(), position, 0, walk.rowsEstimated(), Tally.NOTHING, batchRows, 0, false);
  }

  /** How a batch ends. */
  public record Reached(String position, double progress, boolean finished) {}

  /** After one more batch. */
  public Checkpoint after(Reached reached, Tally more, int rows, Rate rate) {
    return new Checkpoint(
        pass,
        extent,
        reached.position(),
        reached.progress(),
        rowsEstimated,
        tally.plus(more),
        rows,
        rate.perSecond(),
        reached.finished());
  }
}
