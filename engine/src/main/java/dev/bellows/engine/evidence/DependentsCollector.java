package dev.bellows.engine.evidence;

import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.plan.Naming;
import dev.bellows.engine.plan.Step.Inspect;
import dev.bellows.model.EvidenceKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What still reads the old columns in the catalog and would break, or block, their drop. */
final class DependentsCollector implements Collector {

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
            .filter(dependent -> !dependent.kind().goesWithColumn())
            .forEach(dependent -> found.add(dependent.described()));
      }
    }
    return found.size() > atMost
        ? finding.fail(
            found.size() + (found.size() == 1 ? " object" : " objects"), String.join(", ", found))
        : finding.pass(found.size() + (found.size() == 1 ? " object" : " objects"), null);
  }
}
