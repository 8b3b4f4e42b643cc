package dev.bellows.engine.evidence;

import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Migration;
import dev.bellows.model.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Collects every kind of evidence, and writes it down. */
public final class Collection {

  private final Workshop workshop;

  public Collection(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Measures every kind now; one that does not apply is NOT_APPLICABLE. */
  public List<Evidence> collect(Connection connection, MigrationRecord record) throws SQLException {
    Case inquiry =
        new Case(
            workshop.database(),
            connection,
            record,
            workshop.migration(record),
            workshop.journal().plans().steps(connection, record.name()));
    List<Evidence> all = new ArrayList<>();
    for (EvidenceKind kind : EvidenceKind.values()) {
      Evidence evidence =
          applies(inquiry, kind) ? of(kind).collect(inquiry) : notApplicable(inquiry, kind);
      workshop
          .journal()
          .evidence()
          .append(connection, record.name(), record.generation(), evidence);
      all.add(evidence);
    }
    return all;
  }

  private static boolean applies(Case inquiry, EvidenceKind kind) {
    Migration migration = inquiry.migration();
    return inquiry.record().evidence().contains(kind)
        && (kind != EvidenceKind.REVIEW || migration.evidence().review().required());
  }

  private static Collector of(EvidenceKind kind) {
    return switch (kind) {
      case READ_SHARE -> new ReadShareCollector();
      case OLD_READS -> new OldReadsCollector();
      case OLD_WRITES -> new OldWritesCollector();
      case RECONCILIATION -> new ReconciliationCollector();
      case VIOLATIONS -> new ViolationsCollector();
      case DEPENDENTS -> new DependentsCollector();
      case REVIEW -> new ReviewCollector();
    };
  }

  private static Evidence notApplicable(Case inquiry, EvidenceKind kind) {
    return new Evidence(
        kind,
        Verdict.NOT_APPLICABLE,
        "-",
        "-",
        inquiry.record().evidence().contains(kind)
            ? "the file does not require it"
            : "the operations of this migration have nothing of the kind",
        inquiry.now(),
        null);
  }
}
