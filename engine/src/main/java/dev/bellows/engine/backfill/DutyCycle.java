package dev.bellows.engine.backfill;

import java.time.Duration;

/**
 * Works only a share of the time.
 *
 * @param share from just above 0 to 1
 */
record DutyCycle(double share) implements Budget {

  /** Leaves a tenth of the time to whoever waits for the disk or a row. */
  static final double GENTLE = 0.9;

  @Override
  public Duration waitAfter(long rows, Duration took) {
    return Duration.ofNanos(Math.round(took.toNanos() * (1 / share - 1)));
  }
}
