package dev.bellows.engine.spi;

/**
 * What a step does to others while it runs.
 *
 * @param lock the strongest lock, as the server names it, and on what
 * @param blocks who waits while it is held
 * @param rewrites whether the table or an index is written anew
 */
public record Impact(String lock, Blocks blocks, boolean rewrites) {

  /** Who waits while a lock is held. */
  public enum Blocks {
    NOTHING,
    DDL,
    WRITES,
    READS_AND_WRITES
  }

  /** A step that only reads. */
  public static final Impact READ_ONLY = new Impact("ACCESS SHARE", Blocks.NOTHING, false);

  /** A step that updates rows in short batches. */
  public static final Impact ROW_BATCHES =
      new Impact("ROW EXCLUSIVE, row locks of one batch", Blocks.NOTHING, false);
}
