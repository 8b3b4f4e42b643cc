package dev.bellows.engine.evidence;

import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.plan.Naming;
import dev.bellows.engine.plan.Step.Inspect;
import dev.bellows.engine.schema.Dependent;
import dev.bellows.model.EvidenceKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What still reads the old columns in the catalog and would break, or block, their drop. */
final class DependentsCollector implements Collector {

  /** These go with the column, as plain DDL has it. */
  private static final Set<Dependent.Kind> GO_ALONG =
      EnumSet.of(Dependent.Kind.INDEX, Dependent.Kind.CONSTRAINT, Dependent.Kind.STATISTICS);

  @Override
  public Evidence collect(Case inquiry) throws SQLException {
    long atMost = inquiry.migration().evidence().dependentsAtMost();
    Case.Finding finding = inquiry.finding(EvidenceKind.DEPENDENTS, "<= " + atMost);
    List<String> found = new ArrayList<>();
    for (Inspect step : Naming.inspections(inquiry.steps(), inquiry.record().state())) {
      if (step.target() == Inspect.Target.COLUMN) {
        inquiry
            .database()
            .dialect()
            .catalog()
            .dependents(inquiry.connection(), step.table(), step.name())
            .stream()
            .filter(dependent -> !GO_ALONG.contains(dependent.kind()))
            .forEach(dependent -> found.add(dependent.kind() + " " + dependent.name()));
      }
    }
    return found.size() > atMost
        ? finding.fail(found.size() + " objects", String.join(", ", found))
        : finding.pass(found.size() + " objects", null);
  }
}
