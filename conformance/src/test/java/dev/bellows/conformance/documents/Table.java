package dev.bellows.conformance.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of a document: its header, and its rows by their first cell. Code marks are left out.
 *
 * @param header the cells of the first line
 */
public record Table(List<String> header, Map<String, List<String>> rows) {

  /** The one table of a document whose first header cell has this text. */
  public static Table of(String document, String firstCell) {
    List<String> lines = document.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).startsWith("|") && cells(lines.get(at)).get(0).equals(firstCell)) {
        return from(lines.subList(at, lines.size()));
      }
    }
    throw new AssertionError("no table begins with a column '" + firstCell + "'");
  }

  /** The cells of a row behind the first one. */
  public List<String> row(String firstCell) {
    List<String> cells = rows.get(firstCell);
    if (cells == null) {
      throw new AssertionError("no row is called '" + firstCell + "'");
    }
    return cells;
  }

  private static Table from(List<String> lines) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String line : lines.subList(2, lines.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      List<String> cells = cells(line);
      if (rows.put(cells.get(0), cells.subList(1, cells.size())) != null) {
        throw new AssertionError("two rows are called '" + cells.get(0) + "'");
      }
    }
    return new Table(cells(lines.get(0)), rows);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    Arrays.stream(line.strip().split("(?<!\\\\)\\|"))
        .skip(1)
        .forEach(cell -> cells.add(cell.strip().replace("`", "")));
    return cells;
  }
}
