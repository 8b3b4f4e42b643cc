package dev.bellows.cli.view;

import dev.bellows.cli.output.Figures;
import dev.bellows.engine.journal.Events.Event;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.report.Report;
import dev.bellows.engine.report.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A report in Markdown, to be pasted into a ticket. */
final class ReportText {

  private final Report report;
  private final List<String> lines = new ArrayList<>();

  ReportText(Report report) {
    this.report = report;
  }

  List<String> lines() {
    Status status = report.status();
    lines.add("# Migration %s: %s".formatted(status.name(), status.state()));
    if (report.description() != null) {
      lines.add("");
      lines.add(report.description());
    }
    lines.add("");
    facts(status);
    phases();
    rows();
    evidence();
    decisions();
    return lines;
  }

  private void facts(Status status) {
    lines.add("- Author: " + report.record().author());
    lines.add("- Planned: " + Figures.time(report.record().times().createdAt()));
    lines.add("- Plan: `%s`".formatted(status.planHash()));
    lines.add("- Readers: " + StatusView.readers(status));
    lines.add("- Conflicts between both sides: " + Figures.count(status.conflicts()));
    lines.add("- Rows that cannot be transformed: " + Figures.count(status.failures()));
    if (status.paused() != null) {
      lines.add("- Paused: " + status.paused());
    }
    lines.add("- Next: " + status.next());
  }

  private void section(String title, MarkdownTable table) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
    lines.addAll(table.lines());
  }

  private void phases() {
    MarkdownTable table =
        new MarkdownTable("Phase", "Begun", "Took", "Outcome", "Process", "Actor", "Message");
    for (Report.Attempt attempt : report.attempts()) {
      Duration took = attempt.took();
      table.row(
          attempt.phase(),
          Figures.time(attempt.startedAt()),
          took == null ? "-" : Figures.duration(took),
          attempt.outcome() == null ? "no end was noted" : attempt.outcome(),
          attempt.owner(),
          attempt.actor(),
          attempt.message() == null ? "" : attempt.message());
    }
    section("Phases", table);
  }

  private void rows() {
    MarkdownTable table =
        new MarkdownTable(
            "Step",
            "Purpose",
            "Pass",
            "Rows",
            "Written",
            "Batches",
            "Failing",
            "Mismatches",
            "Took");
    for (Report.Walk walk : report.walks()) {
      table.row(
          walk.step(),
          walk.purpose(),
          String.valueOf(walk.pass()),
          Figures.count(walk.looked()),
          Figures.count(walk.changed()),
          Figures.count(walk.batches()),
          Figures.count(walk.poisoned()),
          Figures.count(walk.mismatches()),
          walk.finishedAt() == null
              ? "not finished"
              : Figures.duration(Duration.between(walk.startedAt(), walk.finishedAt())));
    }
    section("Rows", table);
  }

  private void evidence() {
    MarkdownTable table =
        new MarkdownTable("Evidence", "Verdict", "Measured", "Required", "At", "Why");
    for (Evidence piece : report.status().evidence()) {
      table.row(
          piece.kind().key(),
          piece.verdict().name(),
          piece.measured(),
          piece.required(),
          Figures.time(piece.at()),
          piece.reason());
    }
    section("Evidence", table);
  }

  private void decisions() {
    MarkdownTable table = new MarkdownTable("At", "What", "Actor", "Database user", "Message");
    for (Event event : report.decisions()) {
      table.row(
          Figures.time(event.at()),
          event.kind(),
          event.actor(),
          event.databaseUser(),
          event.message());
    }
    section("Decisions and states", table);
  }
}
