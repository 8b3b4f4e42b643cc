package dev.bellows.engine.attempt;

import java.time.Duration;

/** How often and how long the steps of an attempt waited for locks of others. One thread. */
final class LockWaits {

  private int retries;
  private Duration longest = Duration.ZERO;

  /** Notes that a try gave way, so many nanoseconds after the step's first. */
  void gaveWay(long nanosSinceFirst) {
    retries++;
    Duration wait = Duration.ofNanos(nanosSinceFirst);
    longest = longest.compareTo(wait) < 0 ? wait : longest;
  }

  /** Tries that gave way. */
  int retries() {
    return retries;
  }

  /** The longest time from a step's first try to its last that gave way. */
  Duration longest() {
    return longest;
  }
}
