package dev.bellows.testkit.writers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what all threads of some writers do from one moment to another. */
final class Measurements {
  private static final int MOST_FAILURES_KEPT = 1_000;
  private static final String NO_SQL_STATE = "none";

  private final long seed;
  private final long since = System.nanoTime();
  private final Map<String, Long> servedByRequest = new TreeMap<>();
  private final Map<String, Long> failedBySqlState = new TreeMap<>();
  private final List<Failure> failures = new ArrayList<>();
  private long[] nanos = new long[1024];
  private int served;
  private long failed;
  private long retries;

  Measurements(long seed) {
    this.seed = seed;
  }

  synchronized void served(String request, long latencyNanos) {
    if (served == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * served);
    }
    nanos[served++] = latencyNanos;
    servedByRequest.merge(request, 1L, Long::sum);
  }

  synchronized void failed(String request, Throwable exception) {
    Failure failure = new Failure(request, Instant.now(), exception);
    String sqlState = failure.sqlState();
    failedBySqlState.merge(sqlState == null ? NO_SQL_STATE : sqlState, 1L, Long::sum);
    failed++;
    if (failures.size() < MOST_FAILURES_KEPT) {
      failures.add(failure);
    }
  }

  synchronized void retried() {
    retries++;
  }

  synchronized long servedSoFar() {
    return served;
  }

  synchronized Report report() {
    return new Report(
        Duration.ofNanos(System.nanoTime() - since),
        served,
        Map.copyOf(servedByRequest),
        failed,
        retries,
        Map.copyOf(failedBySqlState),
        List.copyOf(failures),
        Latency.of(Arrays.copyOf(nanos, served)),
        seed);
  }
}
