package dev.bellows.cli.view;

import dev.bellows.cli.output.Style;
import dev.bellows.engine.rollback.PlannedUndo;
import java.util.ArrayList;
import java.util.List;

/** The steps of a rollback, numbered, with lock, loss and what runs. */
final class UndoText {

  private final Style style;
  private final Length length;

  UndoText(Style style, Length length) {
    this.style = style;
    this.length = length;
  }

  List<String> lines(List<PlannedUndo> steps) {
    List<String> lines = new ArrayList<>();
    int number = 1;
    for (PlannedUndo step : steps) {
      String title = "%d. %s".formatted(number++, style.heading(step.step()));
      lines.addAll(StepText.titled(title, step.summary()));
      lines.addAll(details(step).lines());
    }
    return lines.isEmpty() ? List.of("  nothing") : lines;
  }

  private Details details(PlannedUndo step) {
    Details details = new Details(style, length);
    if (!step.statements().isEmpty()) {
      details.impact(step.impact(), step.scan());
      details.text("loses", step.loses().isEmpty() ? "nothing" : style.warning(step.loses()));
      details.statements("SQL", step.statements());
    } else if (!step.loses().isEmpty()) {
      details.text("loses", style.warning(step.loses()));
    }
    return details;
  }
}
