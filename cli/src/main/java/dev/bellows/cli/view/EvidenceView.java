package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import dev.bellows.cli.output.Style;
import dev.bellows.engine.evidence.Gate;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.model.MigrationName;
import java.util.ArrayList;
import java.util.List;

/** What the evidence says about the contract. */
public final class EvidenceView {

  private EvidenceView() {}

  public static Answer of(MigrationName name, List<Evidence> evidence) {
    List<Evidence> closing = Gate.closing(evidence);
    return Answer.done(
            () ->
                new Document()
                    .put("name", name)
                    .put("gate", closing.isEmpty() ? "OPEN" : "CLOSED")
                    .putObjects("evidence", evidence, StatusDocument::evidence),
            style -> lines(name, evidence, closing.size(), style))
        .withVerdict(closing.isEmpty());
  }

  private static List<String> lines(
      MigrationName name, List<Evidence> evidence, int closing, Style style) {
    List<String> lines = new ArrayList<>(EvidenceTable.lines(evidence, style));
    lines.add("");
    lines.add(
        closing == 0
            ? "the gate is open: bellows contract " + name
            : "the gate is closed by %d of %d".formatted(closing, evidence.size()));
    return lines;
  }
}
