package dev.bellows.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Aligned columns. The last one may be as long as it likes. */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final String indent;

  public TextTable(String indent) {
    this.indent = indent;
  }

  /** Adds a row; a cell of several lines goes on below itself. */
  public TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, without trailing blanks. */
  public List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = IntStream.range(0, columns).map(this::width).toArray();
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> add(lines, row, widths));
    return lines;
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> column < row.size())
        .flatMap(row -> row.get(column).lines())
        .mapToInt(TextTable::visible)
        .max()
        .orElse(0);
  }

  private void add(List<String> lines, List<String> row, int[] widths) {
    List<List<String>> cells = row.stream().map(cell -> cell.lines().toList()).toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    for (int at = 0; at < height; at++) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < cells.size(); column++) {
        List<String> cell = cells.get(column);
        String part = at < cell.size() ? cell.get(at) : "";
        line.append(part).append(" ".repeat(widths[column] - visible(part))).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  private static int visible(String text) {
    return text.indexOf('\u001b') < 0
        ? text.length()
        : text.replaceAll("\u001b\\[\\d+m", "").length();
  }
}
