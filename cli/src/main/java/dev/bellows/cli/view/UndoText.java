package dev.bellows.cli.view;

import dev.bellows.cli.output.Style;
import dev.bellows.engine.rollback.Rollback.Planned;
import java.util.ArrayList;
import java.util.List;

/** The steps of a rollback, numbered, with what runs. */
final class UndoText {

  private final Style style;
  private final Length length;

  UndoText(Style style, Length length) {
    this.style = style;
    this.length = length;
  }

  List<String> lines(List<Planned> steps) {
    List<String> lines = new ArrayList<>();
    int number = 1;
    for (Planned step : steps) {
      lines.add("  %d. %s".formatted(number++, step.summary()));
      length.lines(step.statements()).forEach(line -> lines.add("     " + style.dim(line)));
    }
    return lines.isEmpty() ? List.of("  nothing") : lines;
  }
}
