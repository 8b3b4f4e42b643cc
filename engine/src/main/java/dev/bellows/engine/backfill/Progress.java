package dev.bellows.engine.backfill;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a sweep or a reconciliation is, for people.
 *
 * @param pass 0 is the first; every later one of a sweep looks for what is left
 * @param rowsDone by the share of the table that lies behind
 * @param rowsPerSecond smoothed; 0 while unknown
 * @param tally of this pass
 */
public record Progress(
    int pass, long rowsDone, long rowsEstimated, double rowsPerSecond, Tally tally) {

  public static Progress of(Checkpoint checkpoint) {
    return new Progress(
        checkpoint.pass(),
        Math.round(checkpoint.progress() * checkpoint.rowsEstimated()),
        checkpoint.rowsEstimated(),
        checkpoint.rowsPerSecond(),
        checkpoint.tally());
  }

  public long rowsRemaining() {
    return Math.max(0, rowsEstimated - rowsDone);
  }

  /** How long the rest of this pass will take; empty while the rate is unknown. */
  public Optional<Duration> eta() {
    return rowsPerSecond <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(1000 * rowsRemaining() / rowsPerSecond)));
  }
}
