package dev.bellows.cli.view;

import dev.bellows.cli.output.Figures;
import java.util.ArrayList;
import java.util.List;

/** How much of the statements is shown to a person. */
public enum Length {
  OMITTED,
  SHORTENED,
  FULL;

  private static final int LONG = 8;
  private static final int SHOWN_LINES = 2;

  /** {@code --full}, or what is shown without. */
  public static Length of(boolean full) {
    return full ? FULL : SHORTENED;
  }

  /** The lines of statements; the middle of a long one is left out, and said so. */
  List<String> lines(List<String> statements) {
    List<String> lines = new ArrayList<>();
    if (this == OMITTED) {
      return lines;
    }
    for (String statement : statements) {
      List<String> all = SqlText.of(List.of(compact(statement))).lines().toList();
      int left = all.size() - SHOWN_LINES - 1;
      if (this == FULL || all.size() <= LONG) {
        lines.addAll(all);
      } else {
        lines.addAll(all.subList(0, SHOWN_LINES));
        lines.add("  … %s more, all with --full".formatted(Figures.count(left, "line")));
        lines.add(all.get(all.size() - 1));
      }
    }
    return lines;
  }

  /** Without the line break that stands behind an expression in case it ends in a comment. */
  private static String compact(String statement) {
    return statement.contains("--") || statement.contains("$")
        ? statement
        : statement.replace("\n)", ")");
  }
}
