package dev.bellows.cli.view;

import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.engine.plan.Naming;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.spi.Impact;
import java.util.List;
import java.util.stream.Collectors;

/** One step of a plan as a person reads it. */
final class StepText {

  private final Style style;
  private final Length length;

  StepText(Style style, Length length) {
    this.style = style;
    this.length = length;
  }

  List<String> lines(Step step) {
    TextTable table = new TextTable("  ");
    table.row(step.id(), step.summary() + since(step));
    table.row("", "lock  " + lock(step.impact()));
    if (!step.sql().isEmpty()) {
      table.row("", statements("SQL   ", step.sql()));
    }
    table.row("", undo(step));
    return table.lines();
  }

  /** Looks at rows are planned once for each way in which the columns are named. */
  private static String since(Step step) {
    return switch (Naming.of(step)) {
      case SWITCH -> ", once readers have moved";
      case QUARANTINE -> ", once the old side is in quarantine";
      default -> "";
    };
  }

  private static String lock(Impact impact) {
    String blocks =
        impact.blocks() == Impact.Blocks.NOTHING
            ? "blocks nobody"
            : "blocks " + Words.of(impact.blocks()) + " while it is held";
    return "%s; %s%s".formatted(impact.lock(), blocks, impact.rewrites() ? "; rewrites" : "");
  }

  private String undo(Step step) {
    if (!step.reversible()) {
      return style.warning("undo  none");
    }
    return step.undo().isEmpty()
        ? "undo  nothing to take back"
        : statements("undo  ", step.undo().statements());
  }

  private String statements(String label, List<String> statements) {
    String indent = " ".repeat(label.length());
    return length.lines(statements).stream()
        .map(style::dim)
        .collect(Collectors.joining("\n" + indent, label, ""));
  }
}
