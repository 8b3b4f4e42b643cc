package dev.bellows.cli.view;

import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.Wrapped;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.plan.Step.TakeBack;
import java.util.ArrayList;
import java.util.List;

/** One step of a plan as a person reads it. */
final class StepText {

  private static final int WIDTH = 96;

  private final Style style;
  private final Length length;

  StepText(Style style, Length length) {
    this.style = style;
    this.length = length;
  }

  /**
   * A step.
   *
   * @param again the same look under later names; shown by their ids only
   */
  List<String> lines(Step step, List<Step> again) {
    List<String> lines = new ArrayList<>(titled(style.heading(step.id()), step.summary()));
    Details details = new Details(style, length);
    details.impact(step.impact(), step.scan());
    if (step instanceof Step.Sweep) {
      details.replace("blocks", "writers of a row of the running batch, until that commits");
    }
    again.forEach(it -> details.text("again", it.id() + Since.of(it)));
    details.statements("SQL", step.sql());
    undo(details, step);
    lines.addAll(details.lines());
    return lines;
  }

  private void undo(Details details, Step step) {
    if (!step.reversible()) {
      details.text("undo", style.warning("none: there is no way back from here"));
    } else if (step instanceof Step.Ddl ddl && ddl.takeBack() != null) {
      undo(details, ddl.takeBack());
    } else {
      details.text(
          "undo",
          step instanceof Step.Sweep
              ? "none needed: what is filled does no harm"
              : "none needed: it only reads");
    }
  }

  private static void undo(Details details, TakeBack back) {
    details.text("undo", back.summary());
    if (!back.script().isEmpty()) {
      details.text(
          "", Details.lock(back.impact()) + "; " + Details.rows(back.impact(), back.scan()));
      if (!back.loses().isEmpty()) {
        details.text("", "loses " + back.loses());
      }
      details.statements("", back.script().statements());
    }
  }

  /** A title, and a text of several lines beside it. */
  static List<String> titled(String title, String text) {
    return new dev.bellows.cli.output.TextTable("  ").row(title, Wrapped.at(WIDTH, text)).lines();
  }
}
