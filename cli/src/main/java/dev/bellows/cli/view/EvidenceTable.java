package dev.bellows.cli.view;

import dev.bellows.cli.output.Figures;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.cli.output.Wrapped;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import java.util.List;

/** Pieces of evidence, a line each. */
final class EvidenceTable {

  private static final int WIDTH = 36;

  private EvidenceTable() {}

  static List<String> lines(List<Evidence> evidence, Style style) {
    TextTable table = new TextTable("  ");
    table.row(
        style.heading("evidence"),
        style.heading("verdict"),
        style.heading("measured"),
        style.heading("required"),
        style.heading("why"));
    for (Evidence piece : evidence) {
      table.row(
          piece.kind().key(),
          style.verdict(piece.verdict(), piece.verdict().name()),
          Wrapped.at(WIDTH, piece.measured()),
          Wrapped.at(WIDTH, piece.required()),
          Wrapped.at(WIDTH, why(piece)));
    }
    return table.lines();
  }

  private static String why(Evidence piece) {
    String expiry = piece.expiresAt() == null ? "" : "expires " + Figures.time(piece.expiresAt());
    return piece.reason().isEmpty() || expiry.isEmpty()
        ? piece.reason() + expiry
        : piece.reason() + "; " + expiry;
  }
}
