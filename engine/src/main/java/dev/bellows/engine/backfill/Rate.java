package dev.bellows.engine.backfill;

import java.time.Duration;

/**
 * Rows per second, smoothed: what lies ten seconds back counts little. Immutable.
 *
 * @param rows the rows of late, older ones counted less
 * @param seconds the time they took, counted alike
 */
public record Rate(double rows, double seconds) {

  /** Nothing measured yet. */
  public static final Rate UNKNOWN = new Rate(0, 0);

  private static final double MEMORY_SECONDS = 5;

  /** With another stretch of work, pauses included. */
  public Rate after(long moreRows, Duration took) {
    double more = took.toNanos() / 1e9;
    double kept = Math.exp(-more / MEMORY_SECONDS);
    return new Rate(rows * kept + moreRows, seconds * kept + more);
  }

  /** Rows per second; 0 while unknown. */
  public double perSecond() {
    return seconds <= 0 ? 0 : rows / seconds;
  }
}
