package dev.bellows.engine.plan.operation;

import dev.bellows.engine.plan.Stage;
import dev.bellows.engine.plan.Step.Inspect.Target;
import dev.bellows.engine.plan.operation.OperationPlan.OldThing;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Change;
import dev.bellows.model.EvidenceKind;
import java.util.List;
import java.util.Set;

/**
 * What happens to the old columns once nobody needs them: quarantined by a rename, then dropped.
 */
final class OldSide {

  private static final String QUARANTINED = "bellows_old_";

  /** What a two-sided operation whose readers move by flag has to show. */
  static final Set<EvidenceKind> EVIDENCE =
      Set.of(
          EvidenceKind.READ_SHARE,
          EvidenceKind.OLD_READS,
          EvidenceKind.OLD_WRITES,
          EvidenceKind.RECONCILIATION,
          EvidenceKind.DEPENDENTS,
          EvidenceKind.REVIEW);

  private OldSide() {}

  static void retire(PlanContext context, Table table, OperationPlan plan, List<String> columns) {
    for (String column : columns) {
      String hidden = context.derived(QUARANTINED, column);
      context.requireFree(table, hidden);
      plan.quarantine().put(column, hidden);
      plan.drop().add(new Change.DropColumn(table.name(), hidden));
      plan.old().add(new OldThing(Target.COLUMN, column, hidden, Stage.QUARANTINE));
    }
  }

  /** The same for a swap, where the old column lost its name already. */
  static void retireSwapped(Table table, OperationPlan plan, String column, String hidden) {
    plan.drop().add(new Change.DropColumn(table.name(), hidden));
    plan.old().add(new OldThing(Target.COLUMN, column, hidden, Stage.SWITCH));
  }
}
