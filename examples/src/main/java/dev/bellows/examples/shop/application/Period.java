package dev.bellows.examples.shop.application;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The latencies of one period of the demonstration. Thread-safe. */
public final class Period {
  private final String name;
  private long[] nanos = new long[1024];
  private int count;

  Period(String name) {
    this.name = name;
  }

  /** All requests of some periods, as one. */
  public static Period merged(String name, List<Period> parts) {
    Period all = new Period(name);
    for (Period part : parts) {
      for (long latency : part.latencies()) {
        all.add(latency);
      }
    }
    return all;
  }

  public String name() {
    return name;
  }

  public synchronized int count() {
    return count;
  }

  /**
   * The latency that this share of the requests did not exceed; zero when there was none.
   *
   * @param share between 0 and 1; 1 gives the worst
   */
  public synchronized Duration percentile(double share) {
    if (count == 0) {
      return Duration.ZERO;
    }
    long[] sorted = latencies();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * count);
    return Duration.ofNanos(sorted[Math.max(0, rank - 1)]);
  }

  private synchronized long[] latencies() {
    return Arrays.copyOf(nanos, count);
  }

  synchronized void add(long latency) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = latency;
  }
}
