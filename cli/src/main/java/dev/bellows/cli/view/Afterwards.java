package dev.bellows.cli.view;

import dev.bellows.engine.plan.Step;
import dev.bellows.model.Migration;
import dev.bellows.model.Migration.AddedData;
import dev.bellows.model.Migration.AddedSchema;
import java.util.ArrayList;
import java.util.List;

/** What a rollback leaves behind, as the file declares it. */
final class Afterwards {

  private Afterwards() {}

  static List<String> lines(Migration.Rollback declared, List<Step> steps) {
    List<String> lines = new ArrayList<>();
    List<String> added =
        steps.stream()
            .filter(Step.Ddl.class::isInstance)
            .flatMap(step -> ((Step.Ddl) step).adds().stream())
            .distinct()
            .toList();
    if (!added.isEmpty()) {
      lines.add(
          "  Afterwards: %s %s".formatted(String.join(", ", added), columns(declared, added)));
    }
    lines.add(
        "  Another expand begins from nothing: sweep, evidence and approvals do not count for it.");
    return lines;
  }

  private static String columns(Migration.Rollback declared, List<String> added) {
    boolean one = added.size() == 1;
    if (declared.schema() == AddedSchema.DROP) {
      return "%s gone (rollback.schema: drop).".formatted(one ? "is" : "are");
    }
    return declared.data() == AddedData.KEEP
        ? "%s as filled; nothing keeps %s up to date any more (rollback.schema: keep, rollback.data: keep)."
            .formatted(one ? "stays" : "stay", one ? "it" : "them")
        : "%s, empty (rollback.schema: keep, rollback.data: revert)."
            .formatted(one ? "stays" : "stay");
  }
}
