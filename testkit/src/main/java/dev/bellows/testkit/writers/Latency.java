package dev.bellows.testkit.writers;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long served requests took, retries and commit included; all zero when none was served.
 *
 * @param p50 half of them took at most this
 * @param p99 99 of 100 took at most this
 * @param max none took more than this
 */
public record Latency(Duration p50, Duration p99, Duration max) {

  static Latency of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latency(percentile(sorted, 0.50), percentile(sorted, 0.99), percentile(sorted, 1.0));
  }

  private static Duration percentile(long[] sorted, double share) {
    if (sorted.length == 0) {
      return Duration.ZERO;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return Duration.ofNanos(sorted[Math.max(rank, 1) - 1]);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
        millis(p50),
        millis(p99),
        millis(max));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
