package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import dev.bellows.engine.journal.EvidenceLog.Measured;
import dev.bellows.engine.report.PhaseFigures;
import dev.bellows.engine.report.Report;
import java.time.Duration;

/** What a change ticket needs of a migration. */
public final class ReportView {

  private ReportView() {}

  public static Answer of(Report report) {
    return Answer.done(() -> document(report), style -> new ReportText(report).lines());
  }

  private static Document document(Report report) {
    return new Document()
        .put("name", report.record().name())
        .put("description", report.description())
        .put("author", report.record().author())
        .put("planHash", report.record().planHash())
        .put("createdAt", report.record().times().createdAt())
        .putObject("status", report.status(), StatusDocument::of)
        .put("generation", report.record().generation())
        .putObjects("phases", report.phases(), ReportView::phase)
        .putObjects("attempts", report.attempts(), ReportView::attempt)
        .putObjects("walks", report.walks(), ReportView::walk)
        .putObjects("evidence", report.evidence(), ReportView::evidence)
        .putObjects("overrides", report.overrides(), HistoryView::document)
        .putObjects("decisions", report.decisions(), HistoryView::document);
  }

  private static Document attempt(Report.Attempt attempt) {
    Duration took = attempt.took();
    return new Document()
        .put("phase", attempt.phase())
        .put("owner", attempt.owner())
        .put("actor", attempt.actor())
        .put("startedAt", attempt.startedAt())
        .put("endedAt", attempt.endedAt())
        .put("seconds", took == null ? null : seconds(took))
        .put("outcome", attempt.outcome())
        .put("message", attempt.message())
        .put("retries", attempt.retries())
        .put("longestWaitSeconds", seconds(attempt.longestWait()));
  }

  private static Document phase(PhaseFigures phase) {
    return new Document()
        .put("phase", phase.phase())
        .put("attempts", phase.attempts())
        .put("seconds", seconds(phase.took()))
        .put("rowsRead", phase.rowsRead())
        .put("rowsWritten", phase.rowsWritten())
        .put("batches", phase.batches())
        .put("batchRetries", phase.batchRetries())
        .put("lockRetries", phase.lockRetries())
        .put("longestWaitSeconds", seconds(phase.longestWait()));
  }

  private static Document evidence(Measured piece) {
    return StatusDocument.evidence(piece.evidence()).put("generation", piece.generation());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static Document walk(Report.Walk walk) {
    return new Document()
        .put("generation", walk.generation())
        .put("step", walk.step())
        .put("purpose", walk.purpose())
        .put("pass", walk.pass())
        .put("rowsLooked", walk.looked())
        .put("rowsChanged", walk.changed())
        .put("batches", walk.batches())
        .put("retries", walk.retries())
        .put("poisoned", walk.poisoned())
        .put("mismatches", walk.mismatches())
        .put("startedAt", walk.startedAt())
        .put("finishedAt", walk.finishedAt());
  }
}
