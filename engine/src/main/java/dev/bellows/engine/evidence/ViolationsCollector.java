package dev.bellows.engine.evidence;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.journal.Usages.Kind;
import dev.bellows.engine.plan.Naming;
import dev.bellows.engine.plan.Step;
import dev.bellows.model.EvidenceKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that a coming constraint would refuse, counted now, and writes that the sync had to heal.
 */
final class ViolationsCollector implements Collector {

  @Override
  public Evidence collect(Case inquiry) throws SQLException {
    long atMost = inquiry.migration().evidence().violationsAtMost();
    Case.Finding finding = inquiry.finding(EvidenceKind.VIOLATIONS, "<= " + atMost);
    List<String> found = new ArrayList<>();
    long rows = 0;
    for (Step.Count step : Naming.counts(inquiry.steps(), inquiry.record().state())) {
      long count = Sql.one(inquiry.connection(), step.count(), row -> row.getLong(1));
      rows += count;
      if (count > 0) {
        List<String> keys = Sql.list(inquiry.connection(), step.sample(), row -> row.getString(1));
        found.add("%s: %d, for example %s".formatted(step.summary(), count, keys));
      }
    }
    Instant start = inquiry.windowStart(inquiry.migration().evidence().oldWrites().window());
    long writes =
        start == null
            ? 0
            : inquiry
                .journal()
                .usages()
                .count(inquiry.connection(), inquiry.record().name(), Kind.VIOLATION, start);
    String measured = "%d rows, %d writes".formatted(rows, writes);
    if (rows + writes > atMost) {
      return finding.fail(
          measured,
          found.isEmpty() ? "writers still leave the value out" : String.join("; ", found));
    }
    return start == null
        ? finding.inconclusive(measured, "readers have not moved for good")
        : finding.pass(measured, null);
  }
}
