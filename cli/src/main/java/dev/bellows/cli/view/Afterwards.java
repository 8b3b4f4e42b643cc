package dev.bellows.cli.view;

import dev.bellows.model.Migration;
import dev.bellows.model.Migration.AddedData;
import dev.bellows.model.Migration.AddedSchema;
import java.util.ArrayList;
import java.util.List;

/** What a rollback leaves behind, as the file declares it. */
final class Afterwards {

  private Afterwards() {}

  static List<String> lines(Migration.Rollback declared) {
    List<String> lines = new ArrayList<>();
    lines.add("  Afterwards: " + columns(declared));
    lines.add(
        "  The sweep, the evidence and the approvals do not count for another expand: it begins from nothing.");
    return lines;
  }

  private static String columns(Migration.Rollback declared) {
    if (declared.schema() == AddedSchema.DROP) {
      return "the added columns are gone (rollback.schema: drop).";
    }
    return declared.data() == AddedData.KEEP
        ? "the added columns stay with their data (rollback.schema: keep, rollback.data: keep); nothing keeps them up to date any more."
        : "the added columns stay, empty (rollback.schema: keep, rollback.data: revert).";
  }
}
