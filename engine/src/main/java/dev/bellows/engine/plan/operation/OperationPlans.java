package dev.bellows.engine.plan.operation;

import dev.bellows.model.Operation;
import dev.bellows.model.Operation.AddCheck;
import dev.bellows.model.Operation.AddColumn;
import dev.bellows.model.Operation.AddForeignKey;
import dev.bellows.model.Operation.AddUnique;
import dev.bellows.model.Operation.ChangeType;
import dev.bellows.model.Operation.CreateIndex;
import dev.bellows.model.Operation.DropColumn;
import dev.bellows.model.Operation.DropIndex;
import dev.bellows.model.Operation.MergeColumns;
import dev.bellows.model.Operation.RenameColumn;
import dev.bellows.model.Operation.SetNotNull;
import dev.bellows.model.Operation.SplitColumn;

/** Finds the plan of an operation. */
public final class OperationPlans {

  private OperationPlans() {}

  /**
   * Plans one operation.
   *
   * @throws dev.bellows.engine.failure.BellowsException where the table does not allow it
   */
  public static OperationPlan of(PlanContext context, Operation operation) {
    if (operation instanceof AddColumn it) {
      return AddColumnPlan.of(context, it);
    } else if (operation instanceof DropColumn it) {
      return DropColumnPlan.of(context, it);
    } else if (operation instanceof RenameColumn it) {
      return RenameColumnPlan.of(context, it);
    } else if (operation instanceof ChangeType it) {
      return ChangeTypePlan.of(context, it);
    } else if (operation instanceof SplitColumn it) {
      return SplitColumnPlan.of(context, it);
    } else if (operation instanceof MergeColumns it) {
      return MergeColumnsPlan.of(context, it);
    } else if (operation instanceof SetNotNull it) {
      return ConstraintPlans.setNotNull(context, it);
    } else if (operation instanceof AddCheck it) {
      return ConstraintPlans.addCheck(context, it);
    } else if (operation instanceof AddForeignKey it) {
      return ConstraintPlans.addForeignKey(context, it);
    } else if (operation instanceof AddUnique it) {
      return ConstraintPlans.addUnique(context, it);
    } else if (operation instanceof CreateIndex it) {
      return IndexPlans.create(context, it);
    } else {
      return IndexPlans.drop(context, (DropIndex) operation);
    }
  }
}
