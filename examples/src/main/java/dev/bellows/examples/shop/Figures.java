package dev.bellows.examples.shop;

import dev.bellows.examples.shop.application.Measurements;
import dev.bellows.examples.shop.application.Period;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The measured end of the demonstration. */
final class Figures {
  static final String WARM_UP = "warm-up";
  static final String BEFORE = "before";
  static final String AFTER = "after";

  private static final Set<String> AT_REST = Set.of(WARM_UP, BEFORE, AFTER);

  private final Narration narration;

  Figures(Narration narration) {
    this.narration = narration;
  }

  /** The latencies of the application's requests, period by period. */
  void print(Measurements measurements) {
    narration.print("   %-12s %9s %10s %10s %10s".formatted("", "requests", "p50", "p99", "worst"));
    List<Period> periods = measurements.periods();
    periods.forEach(this::print);
    List<Period> migrating =
        periods.stream().filter(period -> !AT_REST.contains(period.name())).toList();
    print(Period.merged("during, all", migrating));
    narration.print("");
  }

  private void print(Period period) {
    narration.print(
        "   %-12s %,9d %10s %10s %10s"
            .formatted(
                period.name(),
                period.count(),
                milliseconds(period.percentile(0.50)),
                milliseconds(period.percentile(0.99)),
                milliseconds(period.percentile(1))));
  }

  /** One figure and its meaning. */
  void print(String meaning, String figure) {
    narration.print("   %-44s %s".formatted(meaning, figure));
  }

  static String milliseconds(Duration duration) {
    return "%.1f ms".formatted(duration.toNanos() / 1e6);
  }

  static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toNanos() / 1e9);
  }
}
