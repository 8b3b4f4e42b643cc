package dev.bellows.cli.view;

import dev.bellows.cli.output.Figures;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import java.util.List;

/** Pieces of evidence, a line each. */
final class EvidenceTable {

  private EvidenceTable() {}

  static List<String> lines(List<Evidence> evidence, Style style) {
    TextTable table = new TextTable("  ");
    table.row(
        style.heading("evidence"),
        style.heading("verdict"),
        style.heading("measured"),
        style.heading("required"),
        style.heading("expires"),
        style.heading("why"));
    for (Evidence piece : evidence) {
      table.row(
          piece.kind().key(),
          style.verdict(piece.verdict(), piece.verdict().name()),
          piece.measured(),
          piece.required(),
          Figures.time(piece.expiresAt()),
          piece.reason());
    }
    return table.lines();
  }
}
