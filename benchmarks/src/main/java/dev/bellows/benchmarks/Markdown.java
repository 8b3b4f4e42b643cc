package dev.bellows.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The results as tables for a document. */
final class Markdown {

  private Markdown() {}

  static String alone(List<Outcome> outcomes) {
    StringBuilder text = new StringBuilder("| fill | s | WAL MB | heap growth % | HOT % |\n");
    text.append("|---|--:|--:|--:|--:|\n");
    outcomes.forEach(it -> text.append("| ").append(costs(it)).append(" |\n"));
    return text.toString();
  }

  static String besideWriters(List<Outcome> outcomes) {
    StringBuilder text =
        new StringBuilder(
            "| fill | s | WAL MB | heap growth % | HOT % | writes served | failed | p50 ms | p99 ms | max ms |\n");
    text.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for (Outcome outcome : outcomes) {
      text.append("| ").append(costs(outcome)).append(latencies(outcome)).append(" |\n");
    }
    return text.toString();
  }

  /** Every outcome against the first, with the aim and whether it was reached. */
  static String ratios(List<Outcome> outcomes) {
    StringBuilder text =
        new StringBuilder(
            "| fill | time (aim ≤ %.1f ×) | WAL (aim ≤ %.1f ×) | heap growth (aim ≤ %.0f %%) |\n"
                .formatted(Aims.TIME, Aims.WAL, Aims.HEAP_GROWTH_PERCENT));
    text.append("|---|--:|--:|--:|\n");
    Outcome base = outcomes.get(0);
    for (Outcome outcome : outcomes.subList(1, outcomes.size())) {
      text.append("| ").append(outcome.fill()).append(" | ");
      text.append(ratio(outcome.seconds() / base.seconds(), Aims.TIME)).append(" | ");
      text.append(ratio(outcome.walMegabytes() / base.walMegabytes(), Aims.WAL)).append(" | ");
      text.append(percent(outcome.heapGrowthPercent())).append(" |\n");
    }
    return text.toString();
  }

  private static String costs(Outcome it) {
    return "%s | %.1f | %.0f | %.0f | %.0f"
        .formatted(
            it.fill(), it.seconds(), it.walMegabytes(), it.heapGrowthPercent(), it.hotPercent());
  }

  private static String latencies(Outcome outcome) {
    return outcome
        .writers()
        .map(
            it ->
                " | %d | %d | %s | %s | %s"
                    .formatted(
                        it.served(),
                        it.failed(),
                        millis(it.latency().p50()),
                        millis(it.latency().p99()),
                        millis(it.latency().max())))
        .orElse(" | – | – | – | – | –");
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
  }

  private static String ratio(double measured, double aim) {
    return "%.2f × %s".formatted(measured, Aims.judge(measured, aim));
  }

  private static String percent(double measured) {
    return "%.0f %% %s".formatted(measured, Aims.judge(measured, Aims.HEAP_GROWTH_PERCENT));
  }
}
