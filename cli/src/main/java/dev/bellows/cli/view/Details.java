package dev.bellows.cli.view;

import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.cli.output.Wrapped;
import dev.bellows.engine.plan.Scan;
import dev.bellows.engine.spi.Impact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is told of a step below its title: lock, who is blocked, rows, statements. */
final class Details {

  private static final String INDENT = "      ";
  private static final int WIDTH = 90;
  private static final int LABEL = 6;

  private final Style style;
  private final Length length;
  private final List<Map.Entry<String, String>> rows = new ArrayList<>();

  Details(Style style, Length length) {
    this.style = style;
    this.length = length;
  }

  void text(String label, String text) {
    rows.add(Map.entry(label, Wrapped.at(WIDTH, text)));
  }

  /** Puts another text in the place of the one that has the label. */
  void replace(String label, String text) {
    rows.replaceAll(row -> row.getKey().equals(label) ? Map.entry(label, text) : row);
  }

  void impact(Impact impact, Scan scan) {
    text("lock", impact.lock());
    text("blocks", blocks(impact));
    text("rows", rows(impact, scan));
  }

  void statements(String label, List<String> statements) {
    List<String> lines = length.lines(statements);
    if (!lines.isEmpty()) {
      rows.add(Map.entry(label, lines.stream().map(style::dim).collect(Collectors.joining("\n"))));
    }
  }

  List<String> lines() {
    TextTable table = new TextTable(INDENT);
    rows.forEach(
        row -> table.row(row.getKey() + " ".repeat(LABEL - row.getKey().length()), row.getValue()));
    return table.lines();
  }

  /** Lock and who is blocked, in one line. */
  static String lock(Impact impact) {
    return impact.lock() + ", blocks " + blocks(impact);
  }

  private static String blocks(Impact impact) {
    return switch (impact.blocks()) {
      case NOTHING -> "nobody";
      case DDL -> "other DDL and VACUUM, for as long as it runs";
      case WRITES -> "writes, while it is held";
      case READS_AND_WRITES -> "reads and writes, while it is held";
    };
  }

  static String rows(Impact impact, Scan scan) {
    String rewrites = impact.rewrites() ? "; the table is rewritten" : "";
    return switch (scan) {
          case NONE -> "no row is read or written";
          case READS_ROWS -> "every row is read, none is written";
          case WRITES_ROWS -> "every row is read; those that are not consistent are written";
        }
        + rewrites;
  }
}
