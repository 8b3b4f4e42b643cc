package dev.bellows.engine.backfill;

import dev.bellows.engine.spi.Walk;

/** A pass under way: the walk, and how far it has come. */
public record Pass(Walk walk, Checkpoint checkpoint) {

  /** The same pass after one more batch. */
  public Pass at(Checkpoint next) {
    return new Pass(walk, next);
  }
}
