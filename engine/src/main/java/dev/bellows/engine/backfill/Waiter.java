package dev.bellows.engine.backfill;

import java.time.Duration;

/** Waits between two steps of a loop. */
@FunctionalInterface
public interface Waiter {

  /**
   * Waits; ends at once when the work is asked to stop.
   *
   * @param time zero only looks whether to stop
   * @throws dev.bellows.engine.failure.BellowsException the reason of the stop
   */
  void await(Duration time);
}
