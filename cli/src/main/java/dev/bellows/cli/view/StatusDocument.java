package dev.bellows.cli.view;

import dev.bellows.cli.output.Document;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.report.Status;

/** A status as a document. */
final class StatusDocument {

  private StatusDocument() {}

  static Document of(Status status) {
    return new Document()
        .put("name", status.name())
        .put("state", status.state())
        .put("paused", status.paused() != null)
        .put("pausedReason", status.paused())
        .put("planHash", status.planHash().isEmpty() ? null : status.planHash())
        .put("switchMode", status.switchMode())
        .putObject("attempt", status.attempt(), StatusDocument::attempt)
        .putObject("backfill", status.backfill(), StatusDocument::backfill)
        .putObject("reconciliation", status.reconciliation(), StatusDocument::reconciliation)
        .put("reads", status.reads())
        .put("readsPercent", status.readsPercent())
        .put("authority", status.authority())
        .put("conflicts", status.conflicts())
        .put("failures", status.failures())
        .putObjects("evidence", status.evidence(), StatusDocument::evidence)
        .put("soakEndsAt", status.soakEndsAt())
        .put("next", status.next());
  }

  private static Document attempt(Status.Attempt attempt) {
    return new Document()
        .put("phase", attempt.phase())
        .put("owner", attempt.owner())
        .put("since", attempt.since());
  }

  private static Document backfill(Status.Backfill backfill) {
    return new Document()
        .put("rowsDone", backfill.rowsDone())
        .put("rowsEstimated", backfill.rowsEstimated())
        .put("rowsRemaining", backfill.rowsRemaining())
        .put("rowsPerSecond", Math.round(backfill.rowsPerSecond()))
        .put("etaSeconds", backfill.etaSeconds())
        .put("batches", backfill.batches())
        .put("failures", backfill.failures())
        .put("errorRate", backfill.errorRate())
        .putObject("hold", backfill.hold(), StatusDocument::hold);
  }

  private static Document hold(Status.Hold hold) {
    return new Document().put("reason", hold.reason()).put("since", hold.since());
  }

  private static Document reconciliation(Status.Reconciliation pass) {
    return new Document()
        .put("checkedRows", pass.checkedRows())
        .put("mismatches", pass.mismatches())
        .put("samples", pass.samples())
        .put("finishedAt", pass.finishedAt());
  }

  static Document evidence(Evidence evidence) {
    return new Document()
        .put("kind", evidence.kind())
        .put("verdict", evidence.verdict())
        .put("measured", evidence.measured())
        .put("required", evidence.required())
        .put("reason", evidence.reason())
        .put("at", evidence.at())
        .put("expiresAt", evidence.expiresAt());
  }
}
