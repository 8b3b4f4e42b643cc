package dev.bellows.engine.plan.operation;

import dev.bellows.engine.plan.operation.PlanContext.Scope;
import dev.bellows.engine.plan.operation.Sides.Inherited;
import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.model.Operation.RenameColumn;
import dev.bellows.model.Operation.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A column gets another name: a new column, kept equal, takes its place. */
final class RenameColumnPlan {

  private RenameColumnPlan() {}

  static OperationPlan of(PlanContext context, RenameColumn operation) {
    Table table = context.table(operation.table());
    OperationPlan plan = new OperationPlan(table.name());
    Sides sides = new Sides(context, table, plan);
    Column from = context.sideColumn(table, operation.from());
    String to = operation.to();
    context.requireFree(table, to);
    SideColumn old = sides.old(from.name());
    Replacement replacement = new Replacement(context, table, plan);
    Target target = replacement.target(from, to, from.type());
    if (old.suppliedDefault() != null) {
      plan.drop().add(new Change.SetDefault(table.name(), to, old.suppliedDefault(), null));
      target = new Target(to, from.type(), null, from.nullable(), null);
    }
    SideColumn added = sides.added(target, to, new Inherited(from.collation(), from.comment()));
    Assignment up =
        new Assignment(
            added,
            context.expression(
                operation,
                table,
                context.quote(from.name()),
                Scope.reading(Set.of(from.name())),
                added.type()));
    Assignment down =
        new Assignment(
            old,
            context.expression(
                operation,
                table,
                context.quote(to),
                Scope.naming(Map.of(to, added.type())),
                old.type()));
    plan.rule(new SyncRule.TwoSided(List.of(old), List.of(added), List.of(up), List.of(down)));
    plan.evidence().addAll(OldSide.EVIDENCE);
    replacement.carry(from, to, to);
    OldSide.retire(context, table, plan, List.of(from.name()));
    return plan;
  }
}
