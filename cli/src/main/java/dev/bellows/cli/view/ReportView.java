package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
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
        .putObjects("attempts", report.attempts(), ReportView::attempt)
        .putObjects("walks", report.walks(), ReportView::walk)
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
        .put("seconds", took == null ? null : took.toMillis() / 1000.0)
        .put("outcome", attempt.outcome())
        .put("message", attempt.message());
  }

  private static Document walk(Report.Walk walk) {
    return new Document()
        .put("step", walk.step())
        .put("purpose", walk.purpose())
        .put("pass", walk.pass())
        .put("rowsLooked", walk.looked())
        .put("rowsChanged", walk.changed())
        .put("batches", walk.batches())
        .put("poisoned", walk.poisoned())
        .put("mismatches", walk.mismatches())
        .put("startedAt", walk.startedAt())
        .put("finishedAt", walk.finishedAt());
  }
}
