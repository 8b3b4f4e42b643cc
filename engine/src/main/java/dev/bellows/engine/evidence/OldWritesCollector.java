package dev.bellows.engine.evidence;

import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.journal.Usages.Kind;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Migration.OldWrites;
import java.sql.SQLException;
import java.time.Instant;

/** Writes of the old side, which the sync trigger sees whoever makes them, and clients report. */
final class OldWritesCollector implements Collector {

  @Override
  public Evidence collect(Case inquiry) throws SQLException {
    OldWrites wanted = inquiry.migration().evidence().oldWrites();
    Case.Finding finding =
        inquiry.finding(
            EvidenceKind.OLD_WRITES,
            "<= %d in %s".formatted(wanted.atMost(), Windows.of(wanted.window())));
    Instant start = inquiry.windowStart(wanted.window());
    if (start == null) {
      return finding.inconclusive("-", inquiry.elapsed(wanted.window()));
    }
    long writes =
        inquiry
            .journal()
            .usages()
            .count(inquiry.connection(), inquiry.record().name(), Kind.WRITE_OLD, start);
    String measured = writes + " writes";
    if (writes > wanted.atMost()) {
      return finding.fail(measured, "somebody still writes the old side");
    }
    return inquiry.windowComplete(wanted.window())
        ? finding.pass(measured, inquiry.now().plus(wanted.window()))
        : finding.inconclusive(measured, inquiry.elapsed(wanted.window()));
  }
}
