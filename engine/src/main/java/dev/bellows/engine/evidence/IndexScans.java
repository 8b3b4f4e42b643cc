package dev.bellows.engine.evidence;

import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.plan.Step.Inspect;
import dev.bellows.engine.spi.Catalog.IndexUse;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Migration.OldReads;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scans of an index: the counter now against the counter that an earlier look of this generation
 * wrote down, at least a window ago. A counter that was reset in between proves nothing.
 */
final class IndexScans {

  private final Case inquiry;
  private final OldReads wanted;
  private final Case.Finding finding;

  IndexScans(Case inquiry, OldReads wanted, Case.Finding finding) {
    this.inquiry = inquiry;
    this.wanted = wanted;
    this.finding = finding;
  }

  Evidence of(List<Inspect> indexes) throws SQLException {
    String now = measured(indexes);
    List<Evidence> earlier =
        inquiry
            .journal()
            .evidence()
            .all(
                inquiry.connection(),
                inquiry.record().name(),
                inquiry.record().generation(),
                EvidenceKind.OLD_READS);
    Optional<Evidence> same =
        earlier.stream().filter(evidence -> evidence.measured().equals(now)).findFirst();
    Optional<Evidence> changed =
        earlier.stream()
            .filter(evidence -> !evidence.measured().equals(now))
            .reduce((first, second) -> second);
    if (same.isEmpty()) {
      return changed.isEmpty()
          ? finding.inconclusive(
              now, "the counter is written down now; look again after the window")
          : finding.fail(
              now, "the index was scanned, or its counter was reset, since " + changed.get().at());
    }
    Instant since = changed.map(Evidence::at).orElse(same.get().at());
    Instant proven = since.isAfter(same.get().at()) ? since : same.get().at();
    return proven.isAfter(inquiry.now().minus(wanted.window()))
        ? finding.inconclusive(now, "unchanged only since " + proven)
        : finding.pass(now, inquiry.now().plus(wanted.window()));
  }

  private String measured(List<Inspect> indexes) throws SQLException {
    List<String> parts = new ArrayList<>();
    for (Inspect index : indexes) {
      IndexUse use =
          inquiry
              .database()
              .dialect()
              .catalog()
              .indexUse(inquiry.connection(), index.table(), index.name());
      parts.add("%s: %d scans since %s".formatted(index.name(), use.scans(), use.since()));
    }
    return String.join(", ", parts);
  }
}
