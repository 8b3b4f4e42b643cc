package dev.bellows.examples.shop;

import com.fasterxml.jackson.databind.JsonNode;

/** A plan in a few lines; the command line itself prints every statement. */
final class PlanTable {
  private static final int LONGEST_SUMMARY = 72;

  private final Narration narration;

  PlanTable(Narration narration) {
    this.narration = narration;
  }

  /**
   * @param plan the document of {@code bellows plan --output json}
   */
  void print(JsonNode plan) {
    for (JsonNode step : plan.path("steps")) {
      narration.print(
          "   %-9s %-13s %-72s %s"
              .formatted(
                  step.path("phase").asText(),
                  step.path("id").asText(),
                  shortened(step.path("summary").asText()),
                  step.path("lock").asText()));
    }
    for (JsonNode warning : plan.path("warnings")) {
      narration.print("   warning   " + warning.path("message").asText());
    }
  }

  private static String shortened(String summary) {
    return summary.length() <= LONGEST_SUMMARY
        ? summary
        : summary.substring(0, LONGEST_SUMMARY - 1) + "…";
  }
}
