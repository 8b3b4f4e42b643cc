package dev.bellows.engine.evidence;

import dev.bellows.engine.journal.Approvals.Approval;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Migration.Reviewer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The newest decision of a reviewer: for this plan, and given after the switch. */
final class ReviewCollector implements Collector {

  @Override
  public Evidence collect(Case inquiry) throws SQLException {
    Reviewer by = inquiry.migration().evidence().review().by();
    Case.Finding finding =
        inquiry.finding(
            EvidenceKind.REVIEW,
            by == Reviewer.ANYONE
                ? "approved after the switch"
                : "approved by another than the author after the switch");
    Optional<Approval> newest =
        inquiry.journal().approvals().latest(inquiry.connection(), inquiry.record().name());
    if (newest.isEmpty()) {
      return finding.inconclusive("-", "nobody has reviewed it; run 'review --approve'");
    }
    Approval approval = newest.get();
    String measured =
        "%s by %s at %s"
            .formatted(
                approval.approved() ? "approved" : "rejected", approval.actor(), approval.at());
    Instant switched = inquiry.record().times().switchedAt();
    if (!approval.approved()) {
      return finding.fail(measured, String.valueOf(approval.reason()));
    } else if (!approval.planHash().equals(inquiry.record().planHash())) {
      return finding.inconclusive(measured, "the approval is for another plan");
    } else if (switched == null || approval.at().isBefore(switched)) {
      return finding.inconclusive(measured, "the approval was given before readers moved for good");
    } else if (by == Reviewer.NOT_AUTHOR && approval.actor().equals(inquiry.record().author())) {
      return finding.fail(measured, "the author may not approve it");
    }
    return finding.pass(measured, null);
  }
}
