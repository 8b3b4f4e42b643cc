package dev.bellows.engine.evidence;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.journal.Journal;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.plan.Step;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Migration;
import dev.bellows.model.Verdict;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the collectors look at: one migration, at one moment of the server's clock. */
record Case(
    Database database,
    Connection connection,
    MigrationRecord record,
    Migration migration,
    List<Step> steps) {

  Journal journal() {
    return new Journal(database);
  }

  Instant now() {
    return record.times().now();
  }

  /**
   * The beginning of a window that ends now; nothing before the switch counts.
   *
   * @return null before the switch
   */
  @Nullable Instant windowStart(Duration window) {
    Instant switched = record.times().switchedAt();
    if (switched == null) {
      return null;
    }
    Instant start = now().minus(window);
    return start.isAfter(switched) ? start : switched;
  }

  /** Whether the window lies wholly after the switch. */
  boolean windowComplete(Duration window) {
    Instant switched = record.times().switchedAt();
    return switched != null && !now().minus(window).isBefore(switched);
  }

  /** How much of a window is over. */
  String elapsed(Duration window) {
    Instant start = windowStart(window);
    return start == null
        ? "readers have not moved for good"
        : "only %s of %s since the switch are over"
            .formatted(Windows.elapsed(Duration.between(start, now())), Windows.of(window));
  }

  Finding finding(EvidenceKind kind, String required) {
    return new Finding(this, kind, required);
  }

  /** A verdict to be. */
  record Finding(Case inquiry, EvidenceKind kind, String required) {
    Evidence pass(String measured, @Nullable Instant expiresAt) {
      return evidence(Verdict.PASS, measured, "", expiresAt);
    }

    Evidence fail(String measured, String reason) {
      return evidence(Verdict.FAIL, measured, reason, null);
    }

    Evidence inconclusive(String measured, String reason) {
      return evidence(Verdict.INCONCLUSIVE, measured, reason, null);
    }

    private Evidence evidence(
        Verdict verdict, String measured, String reason, @Nullable Instant expiresAt) {
      return new Evidence(kind, verdict, measured, required, reason, inquiry.now(), expiresAt);
    }
  }
}
