package dev.bellows.engine.evidence;

import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.journal.Usages.Kind;
import dev.bellows.engine.journal.Usages.Reports;
import dev.bellows.engine.plan.Naming;
import dev.bellows.engine.plan.Step.Inspect;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Migration.OldReads;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reads of the old side: of a column from the clients' counters, of an index from the server's scan
 * counter.
 */
final class OldReadsCollector implements Collector {

  /** Clients report every second; one that is silent so long has stopped counting. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  @Override
  public Evidence collect(Case inquiry) throws SQLException {
    OldReads wanted = inquiry.migration().evidence().oldReads();
    Case.Finding finding =
        inquiry.finding(
            EvidenceKind.OLD_READS,
            "<= %d in %s".formatted(wanted.atMost(), Windows.of(wanted.window())));
    List<Inspect> indexes =
        Naming.inspections(inquiry.steps(), inquiry.record().state()).stream()
            .filter(step -> step.target() == Inspect.Target.INDEX)
            .toList();
    return indexes.isEmpty()
        ? clients(inquiry, wanted, finding)
        : new IndexScans(inquiry, wanted, finding).of(indexes);
  }

  private static Evidence clients(Case inquiry, OldReads wanted, Case.Finding finding)
      throws SQLException {
    Instant start = inquiry.windowStart(wanted.window());
    if (start == null) {
      return finding.inconclusive("-", inquiry.elapsed(wanted.window()));
    }
    var usages = inquiry.journal().usages();
    long reads = usages.count(inquiry.connection(), inquiry.record().name(), Kind.READ_OLD, start);
    String measured = reads + " reads";
    if (reads > wanted.atMost()) {
      return finding.fail(measured, "somebody still reads the old side");
    }
    Reports reports = usages.reports(inquiry.connection(), inquiry.record().name(), start);
    Instant last = reports.last();
    if (last == null) {
      return finding.inconclusive(measured, "no client has reported anything");
    }
    if (last.isBefore(inquiry.now().minus(SILENCE))) {
      return finding.inconclusive(
          measured,
          "no client has reported anything for %d s"
              .formatted(Duration.between(last, inquiry.now()).toSeconds()));
    }
    if (wanted.sources() > 1) {
      return finding.inconclusive(
          measured, "%d sources are asked for, 1 counts".formatted(wanted.sources()));
    }
    return inquiry.windowComplete(wanted.window())
        ? finding.pass(measured, inquiry.now().plus(wanted.window()))
        : finding.inconclusive(measured, inquiry.elapsed(wanted.window()));
  }
}
