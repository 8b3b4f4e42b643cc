package dev.bellows.cli.view;

import dev.bellows.cli.output.Figures;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.cli.view.PlanView.Length;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.preflight.TableReport;
import dev.bellows.model.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as a person reads it: phase by phase, then the tables, the warnings and the way back. */
final class PlanText {

  private final Planned planned;
  private final Style style;
  private final StepText steps;
  private final List<String> lines = new ArrayList<>();

  PlanText(Planned planned, Style style, Length length) {
    this.planned = planned;
    this.style = style;
    this.steps = new StepText(style, length);
  }

  List<String> lines() {
    lines.add(style.heading(planned.name() + "  " + planned.state()) + "  plan " + planned.hash());
    if (planned.server() == null) {
      lines.add("the journalled plan, which rules since the expand");
    }
    for (Phase phase : Phase.values()) {
      phase(phase);
    }
    planned.tables().forEach(this::table);
    settings();
    warnings();
    heading("ROLLBACK, from the last moment before the drop");
    lines.addAll(
        RollbackView.steps(UndoSteps.of(planned.steps()), style, RollbackView.Detail.SUMMARY));
    after();
    return lines;
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
    if (own.isEmpty()) {
      lines.add("  readers move by the flag that applications poll; no statement, no lock");
    }
    own.forEach(step -> lines.addAll(steps.lines(step)));
  }

  private void table(TableReport table) {
    heading("TABLE " + table.table());
    TextTable facts = new TextTable("  ");
    facts.row("rows", Figures.count(table.rows()) + ", estimated");
    facts.row(
        "size",
        "%s, and %s of indexes"
            .formatted(Figures.bytes(table.heapBytes()), Figures.bytes(table.indexBytes())));
    facts.row("more disk", "up to %s at the peak".formatted(Figures.bytes(table.peakBytes())));
    facts.row("write-ahead log", "up to " + Figures.bytes(table.walBytes()));
    facts.row(
        "backfill",
        table.sweep().isZero()
            ? "none"
            : "about " + Figures.duration(table.sweep()) + " on a calm server");
    facts.row("dependents", dependents(table));
    if (table.lossy() > 0) {
      facts.row(
          "lossy", style.warning(Figures.count(table.lossy(), "row") + " of those looked at"));
    }
    lines.addAll(facts.lines());
  }

  private static String dependents(TableReport table) {
    return table.dependents().isEmpty()
        ? "nothing reads the old side"
        : table.dependents().stream()
            .map(it -> "%s %s (%s)".formatted(Words.of(it.kind()), it.name(), it.column()))
            .collect(Collectors.joining("\n"));
  }

  private void settings() {
    var server = planned.server();
    if (server != null) {
      heading("PINNED SETTINGS of our sessions and functions");
      TextTable table = new TextTable("  ");
      server.pinned().forEach(table::row);
      lines.addAll(table.lines());
    }
  }

  private void warnings() {
    if (!planned.warnings().isEmpty()) {
      heading("WARNINGS");
      planned
          .warnings()
          .forEach(
              warning ->
                  lines.add(
                      "  %s: %s".formatted(style.warning(warning.code()), warning.message())));
    }
  }

  private void after() {
    lines.add("  after the drop there is no way back");
    if (planned.oneWay()) {
      lines.add(
          style.warning(
              "  a one-way door: from the switch on the old side is not kept up to date (switch --accept-one-way)"));
    }
  }
}
