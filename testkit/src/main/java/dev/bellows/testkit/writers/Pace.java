package dev.bellows.testkit.writers;

import java.util.concurrent.TimeUnit;

/**
 * How fast requests follow one another.
 *
 * @param intervalNanos from one request to the next, all threads together; 0 is full speed
 */
public record Pace(long intervalNanos) {

  static Pace fullSpeed() {
    return new Pace(0);
  }

  static Pace steady(double requestsPerSecond) {
    if (!(requestsPerSecond > 0)) {
      throw new IllegalArgumentException(
          "A rate of %s requests per second: it must be above 0".formatted(requestsPerSecond));
    }
    return new Pace(Math.max(1, Math.round(TimeUnit.SECONDS.toNanos(1) / requestsPerSecond)));
  }

  /** When the request of this number is due, given when number 0 was. */
  long due(long start, long number) {
    return intervalNanos == 0 ? System.nanoTime() : start + number * intervalNanos;
  }
}
