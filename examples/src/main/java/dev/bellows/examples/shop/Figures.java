package dev.bellows.examples.shop;

import dev.bellows.examples.shop.application.Measurements;
import dev.bellows.examples.shop.application.Period;
import java.time.Duration;

/** The measured end of the demonstration. */
final class Figures {
  private final Narration narration;

  Figures(Narration narration) {
    this.narration = narration;
  }

  /** The latencies of the application's requests, period by period. */
  void print(Measurements measurements) {
    narration.print("   %-12s %9s %10s %10s %10s".formatted("", "requests", "p50", "p99", "worst"));
    for (Period period : measurements.periods()) {
      narration.print(
          "   %-12s %,9d %10s %10s %10s"
              .formatted(
                  period.name(),
                  period.count(),
                  milliseconds(period.percentile(0.50)),
                  milliseconds(period.percentile(0.99)),
                  milliseconds(period.percentile(1))));
    }
    narration.print("");
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
