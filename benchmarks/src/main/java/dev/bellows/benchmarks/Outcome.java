package dev.bellows.benchmarks;

import dev.bellows.testkit.writers.Report;
import java.util.Optional;

/**
 * What one fill cost.
 *
 * @param fill its name
 * @param seconds from its first statement to its return
 * @param before right before it
 * @param after right after it, and after the writers beside it
 * @param writers the requests due during the fill; empty where there were none
 */
record Outcome(
    String fill, double seconds, Reading before, Reading after, Optional<Report> writers) {

  double walMegabytes() {
    return (after.walBytes() - before.walBytes()) / 1048576.0;
  }

  double heapGrowthPercent() {
    return 100.0 * after.heapBytes() / before.heapBytes() - 100;
  }

  /** NaN where nothing was updated. */
  double hotPercent() {
    return 100.0
        * (after.hotUpdates() - before.hotUpdates())
        / (after.updates() - before.updates());
  }
}
