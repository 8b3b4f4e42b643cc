package dev.bellows.cli.view;

import dev.bellows.cli.output.Figures;
import dev.bellows.engine.journal.Events.Event;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.journal.EvidenceLog.Measured;
import dev.bellows.engine.report.PhaseFigures;
import dev.bellows.engine.report.Report;
import dev.bellows.engine.report.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    events("Overrides and acceptances", report.overrides());
    phases();
    attempts();
    passes();
    evidence();
    events("Decisions and states", report.decisions());
    return lines;
  }

  private void facts(Status status) {
    lines.add("- Author: " + report.record().author());
    lines.add("- Planned: " + Figures.time(report.record().times().createdAt()));
    lines.add("- Plan: `%s`".formatted(status.planHash()));
    lines.add(
        "- Generation: %d, which counts expands and rollbacks"
            .formatted(report.record().generation()));
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
    lines.addAll(table.isEmpty() ? List.of("None.") : table.lines());
  }

  private void phases() {
    MarkdownTable table =
        new MarkdownTable(
            "Phase",
            "Attempts",
            "Took",
            "Rows read",
            "Rows written",
            "Batches",
            "Batches retried",
            "Tries for a lock that gave way",
            "Longest wait for a lock");
    for (PhaseFigures phase : report.phases()) {
      table.row(
          phase.phase(),
          String.valueOf(phase.attempts()),
          Figures.duration(phase.took()),
          Figures.count(phase.rowsRead()),
          Figures.count(phase.rowsWritten()),
          Figures.count(phase.batches()),
          Figures.count(phase.batchRetries()),
          Figures.count(phase.lockRetries()),
          phase.lockRetries() == 0 ? "-" : Figures.duration(phase.longestWait()));
    }
    section("Phases", table);
  }

  private void attempts() {
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
    section("Attempts", table);
  }

  private void passes() {
    MarkdownTable table =
        new MarkdownTable(
            "Generation",
            "Step",
            "Purpose",
            "Pass",
            "Rows read",
            "Rows written",
            "Batches",
            "Retried",
            "Failing",
            "Mismatches",
            "Took");
    for (Report.Walk walk : report.walks()) {
      table.row(
          String.valueOf(walk.generation()),
          walk.step(),
          walk.purpose(),
          String.valueOf(walk.pass()),
          Figures.count(walk.looked()),
          Figures.count(walk.changed()),
          Figures.count(walk.batches()),
          Figures.count(walk.retries()),
          Figures.count(walk.poisoned()),
          Figures.count(walk.mismatches()),
          walk.finishedAt() == null
              ? "not finished"
              : Figures.duration(Duration.between(walk.startedAt(), walk.finishedAt())));
    }
    section("Passes over the tables", table);
  }

  /** The newest piece of each kind and generation, with how often it was measured. */
  private void evidence() {
    Map<String, List<Measured>> groups = new LinkedHashMap<>();
    for (Measured piece : report.evidence()) {
      groups
          .computeIfAbsent(
              piece.generation() + " " + piece.evidence().kind(), key -> new ArrayList<>())
          .add(piece);
    }
    MarkdownTable table =
        new MarkdownTable(
            "Generation", "Evidence", "Verdict", "Measured", "Required", "At", "Why", "Times");
    for (List<Measured> group : groups.values()) {
      Measured newest = group.get(group.size() - 1);
      Evidence piece = newest.evidence();
      table.row(
          String.valueOf(newest.generation()),
          piece.kind().key(),
          piece.verdict().name(),
          piece.measured(),
          piece.required(),
          Figures.time(piece.at()),
          piece.reason(),
          Figures.count(group.size()));
    }
    section("Evidence, the newest of each kind and generation", table);
  }

  private void events(String title, List<Event> events) {
    MarkdownTable table = new MarkdownTable("At", "What", "Actor", "Database user", "Message");
    for (Event event : events) {
      table.row(
          Figures.time(event.at()),
          event.kind(),
          event.actor(),
          event.databaseUser(),
          event.message());
    }
    section(title, table);
  }
}
