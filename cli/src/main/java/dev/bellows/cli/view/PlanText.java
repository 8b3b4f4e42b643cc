package dev.bellows.cli.view;

import dev.bellows.cli.output.Figures;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.preflight.TableReport;
import dev.bellows.model.Migration;
import dev.bellows.model.Migration.AddedData;
import dev.bellows.model.Migration.AddedSchema;
import dev.bellows.model.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as a person reads it: phase by phase, then the tables, the warnings and the way back. */
final class PlanText {

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
    lines.addAll(new UndoText(style, length).lines(UndoSteps.of(planned.steps())));
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
    StepText text = new StepText(style, length);
    own.forEach(step -> lines.addAll(text.lines(step)));
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
    Migration.Rollback declared = planned.rollback();
    lines.add(
        "  the added columns are %s"
            .formatted(
                declared.schema() == AddedSchema.DROP
                    ? "dropped (schema: drop)"
                    : "kept (schema: keep), and their data is %s (data: %s)"
                        .formatted(
                            declared.data() == AddedData.KEEP ? "kept" : "reverted",
                            Words.of(declared.data()))));
    if (declared.application() != null) {
      lines.add("  for the application: " + declared.application());
    }
    lines.add("  after the drop there is no way back");
    if (planned.oneWay()) {
      lines.add(
          style.warning(
              "  a one-way door: from the switch on the old side is not kept up to date (switch --accept-one-way)"));
    }
  }
}
