package dev.bellows.engine.evidence;

import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.journal.Passes;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Migration.Reconciliation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The newest full pass over every row, if it began after the last change of a write path. */
final class ReconciliationCollector implements Collector {

  @Override
  public Evidence collect(Case inquiry) throws SQLException {
    Reconciliation wanted = inquiry.migration().evidence().reconciliation();
    Case.Finding finding =
        inquiry.finding(
            EvidenceKind.RECONCILIATION,
            "<= %d mismatches, begun at most %s ago"
                .formatted(wanted.mismatches(), Windows.of(wanted.maxAge())));
    Optional<Passes.Pass> newest =
        inquiry
            .journal()
            .passes()
            .newest(inquiry.connection(), inquiry.record().name(), inquiry.record().generation());
    if (newest.isEmpty()) {
      return finding.inconclusive("-", "no full pass has been made; run 'verify'");
    }
    Passes.Pass pass = newest.get();
    String measured =
        "%d rows, %d mismatches, %d not transformable, begun %s"
            .formatted(
                pass.checked(),
                pass.mismatches(),
                pass.poisoned(),
                pass.startedAt().truncatedTo(ChronoUnit.SECONDS));
    if (pass.mismatches() > wanted.mismatches() || pass.poisoned() > 0) {
      return finding.fail(measured, "not every row is consistent");
    }
    return dated(inquiry, finding, pass, measured);
  }

  private static Evidence dated(
      Case inquiry, Case.Finding finding, Passes.Pass pass, String measured) throws SQLException {
    Instant switched = inquiry.record().times().switchedAt();
    if (switched == null || pass.startedAt().isBefore(switched)) {
      return finding.inconclusive(
          measured, "the pass began before readers moved for good; run 'verify' again");
    }
    long failures =
        inquiry.journal().failures().open(inquiry.connection(), inquiry.record().name());
    if (failures > 0) {
      return finding.fail(measured, "%d rows could not be transformed since".formatted(failures));
    }
    Duration declared = inquiry.migration().evidence().reconciliation().maxAge();
    Duration twice = pass.duration().multipliedBy(2);
    Instant expires = pass.startedAt().plus(declared.compareTo(twice) > 0 ? declared : twice);
    return expires.isBefore(inquiry.now())
        ? finding.inconclusive(measured, "the pass is too old; run 'verify' again")
        : finding.pass(measured, expires);
  }
}
