package dev.bellows.cli.view;

import dev.bellows.cli.output.Figures;
import java.util.ArrayList;
import java.util.List;

/** How much of a long statement is shown to a person. */
public enum Length {
  SHORTENED,
  FULL;

  private static final int SHOWN_LINES = 5;

  /** {@code --full}, or what is shown without. */
  public static Length of(boolean full) {
    return full ? FULL : SHORTENED;
  }

  /** The lines of statements; the middle of a long one is left out, and said so. */
  List<String> lines(List<String> statements) {
    List<String> lines = new ArrayList<>();
    for (String statement : statements) {
      List<String> all = SqlText.of(List.of(statement)).lines().toList();
      int left = all.size() - SHOWN_LINES - 1;
      if (this == FULL || left <= 1) {
        lines.addAll(all);
      } else {
        lines.addAll(all.subList(0, SHOWN_LINES));
        lines.add("  … %s more, all with --full".formatted(Figures.count(left, "line")));
        lines.add(all.get(all.size() - 1));
      }
    }
    return lines;
  }
}
