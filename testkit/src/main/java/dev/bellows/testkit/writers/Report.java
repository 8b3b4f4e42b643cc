package dev.bellows.testkit.writers;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What writers did in a period.
 *
 * @param period how long it was
 * @param served requests that committed
 * @param servedByRequest the same by request name
 * @param failed requests that did not
 * @param retries transactions that were given up and tried again
 * @param failedBySqlState failed requests by SQLSTATE; "none" for failures outside of the database
 * @param failures the first failures, at most 1,000
 * @param latency of the served requests
 * @param seed of the workload, to run it again
 */
public record Report(
    Duration period,
    long served,
    Map<String, Long> servedByRequest,
    long failed,
    long retries,
    Map<String, Long> failedBySqlState,
    List<Failure> failures,
    Latency latency,
    long seed) {

  /**
   * @throws AssertionError naming the first failures when a request failed
   */
  public Report orFailures() {
    if (failed > 0) {
      AssertionError error =
          new AssertionError(
              "%s%n- %s"
                  .formatted(
                      this,
                      String.join(
                          "\n- ", failures.stream().limit(10).map(Failure::toString).toList())));
      failures.stream().limit(3).map(Failure::exception).forEach(error::addSuppressed);
      throw error;
    }
    return this;
  }

  @Override
  public String toString() {
    return "%d requests served, %d failed %s, %d retries in %.1f s; %s; seed %d"
        .formatted(
            served, failed, failedBySqlState, retries, period.toMillis() / 1e3, latency, seed);
  }
}
