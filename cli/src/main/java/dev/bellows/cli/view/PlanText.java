package dev.bellows.cli.view;

import dev.bellows.cli.output.Figures;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.cli.output.Wrapped;
import dev.bellows.engine.plan.Plan;
import dev.bellows.engine.plan.Stage;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.rollback.WayBack;
import dev.bellows.engine.schema.Server;
import dev.bellows.model.Phase;
import dev.bellows.model.SwitchMode;
import java.util.ArrayList;
import java.util.List;

/** A plan as a person reads it: what to know first, then phase by phase, then the way back. */
final class PlanText {

  private static final int WIDTH = 96;

  private final Planned planned;
  private final Style style;
  private final Length length;
  private final List<String> lines = new ArrayList<>();

  PlanText(Planned planned, Style style, Length length) {
    this.planned = planned;
    this.style = style;
    this.length = length;
  }

  List<String> lines() {
    head();
    for (var table : planned.tables()) {
      heading("TABLE " + table.table());
      lines.addAll(new TableText(table, style).lines());
    }
    warnings();
    for (Phase phase : Phase.values()) {
      phase(phase);
    }
    heading("ROLLBACK, from the last moment before the drop; the SQL stands at each step's undo");
    lines.addAll(
        new UndoText(style, Length.OMITTED)
            .lines(WayBack.beforeTheDrop(planned.steps(), planned.oneWay())));
    lines.addAll(Afterwards.lines(planned.rollback(), planned.steps()));
    lines.add("  After the drop there is no way back.");
    return lines;
  }

  private void head() {
    lines.add(style.heading(planned.name() + "  " + planned.state()));
    TextTable facts = new TextTable("  ");
    facts.row(
        "plan",
        planned.hash()
            + (planned.server() == null ? ", as journalled: it rules since the expand" : ""));
    Server server = planned.server();
    if (server != null) {
      facts.row("server", server.product() + " " + server.version());
    }
    facts.row("readers move", readers());
    facts.row("asks for", accepts());
    if (server != null) {
      facts.row("pinned settings", pinned(server));
    }
    facts.row(
        "warnings",
        planned.warnings().isEmpty()
            ? "none"
            : Figures.count(planned.warnings().size()) + ", below");
    lines.addAll(facts.lines());
  }

  private static String pinned(Server server) {
    List<String> settings = new ArrayList<>();
    server.pinned().forEach((name, value) -> settings.add(name + " = " + value));
    return String.join("\n", settings);
  }

  private String readers() {
    if (planned.switchMode() == SwitchMode.SWAP) {
      return "all at once, when two columns change names; the application needs no change";
    }
    return "by a flag that the application polls, a percentage at a time";
  }

  private String accepts() {
    List<String> asked = new ArrayList<>();
    if (planned.lossy()) {
      asked.add("expand --accept-lossy");
    }
    if (planned.oneWay()) {
      asked.add("switch --accept-one-way, because there is no way back for the data");
    }
    return asked.isEmpty() ? "no special acceptance" : style.warning(String.join("; ", asked));
  }

  private void heading(String text) {
    lines.add("");
    lines.add(style.heading(text));
  }

  private void phase(Phase phase) {
    List<Step> own =
        planned.steps().stream().filter(step -> step.stage().phase() == phase).toList();
    if (own.isEmpty() && phase != Phase.SWITCH) {
      return;
    }
    heading(phase.name());
    if (planned.switchMode() == SwitchMode.APPLICATION && phase == Phase.SWITCH) {
      lines.add(
          "  readers move by the flag that applications poll: no statement on a table, no lock"
              + (own.isEmpty() ? "" : "; and when all have moved:"));
    }
    StepText text = new StepText(style, length);
    for (Step step : own) {
      if (first(own, step)) {
        lines.addAll(text.lines(step, again(own, step)));
      }
    }
  }

  /** Of the looks with one subject, the one under the names of the beginning is shown whole. */
  private static boolean first(List<Step> own, Step step) {
    return own.stream()
        .filter(it -> same(it, step))
        .findFirst()
        .filter(it -> it == step)
        .isPresent();
  }

  private static List<Step> again(List<Step> own, Step step) {
    return own.stream().filter(it -> it != step && same(it, step)).toList();
  }

  private static boolean same(Step one, Step other) {
    return one == other
        || (one.stage() == Stage.RECONCILE
            && one.getClass() == other.getClass()
            && one.table().equals(other.table())
            && one.summary().equals(other.summary()));
  }

  private void warnings() {
    if (planned.warnings().isEmpty()) {
      return;
    }
    heading("WARNINGS");
    for (Plan.Warning warning : planned.warnings()) {
      lines.add("  " + style.warning(warning.code()));
      Wrapped.at(WIDTH, warning.message()).lines().forEach(line -> lines.add("    " + line));
    }
  }
}
