package dev.bellows.engine.plan.operation;

import dev.bellows.engine.plan.Plan.Warning;
import dev.bellows.engine.plan.operation.PlanContext.Scope;
import dev.bellows.engine.plan.operation.Sides.Inherited;
import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Operation.ChangeType;
import dev.bellows.model.Operation.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A column gets another type: under a new name, or under its own after the names changed places.
 */
final class ChangeTypePlan {

  private static final String OLD = "bellows_old_";

  private final PlanContext context;
  private final ChangeType operation;
  private final Table table;
  private final OperationPlan plan;

  private ChangeTypePlan(PlanContext context, ChangeType operation) {
    this.context = context;
    this.operation = operation;
    this.table = context.table(operation.table());
    this.plan = new OperationPlan(table.name());
  }

  static OperationPlan of(PlanContext context, ChangeType operation) {
    return new ChangeTypePlan(context, operation).plan();
  }

  private OperationPlan plan() {
    String name = operation.as() == null ? operation.column() : operation.as();
    String physical =
        operation.as() == null ? context.replacing(operation.column()) : operation.as();
    Column from = context.sideColumn(table, operation.column());
    context.requireFree(table, physical);
    Sides sides = new Sides(context, table, plan);
    SideColumn old = sides.old(from.name());
    String type = context.snapshot().type(operation.type());
    Replacement replacement = new Replacement(context, table, plan);
    Target target = replacement.target(from, name, type);
    if (old.suppliedDefault() != null) {
      plan.drop().add(new Change.SetDefault(table.name(), name, old.suppliedDefault(), null));
      target = new Target(name, type, null, from.nullable(), null);
    }
    SideColumn added = sides.added(target, physical, new Inherited(null, from.comment()));
    plan.rule(
        new SyncRule.TwoSided(
            List.of(old), List.of(added), List.of(up(from, added)), down(old, added)));
    replacement.carry(from, physical, name);
    if (operation.as() == null) {
      swap(from, physical);
    } else {
      plan.evidence().addAll(OldSide.EVIDENCE);
      OldSide.retire(context, table, plan, List.of(from.name()));
    }
    return plan;
  }

  private Assignment up(Column from, SideColumn added) {
    String sql =
        operation.up() == null ? context.ddl().cast(from.name(), added.type()) : operation.up();
    Scope scope = Scope.reading(Set.of(from.name()));
    return new Assignment(added, context.expression(operation, table, sql, scope, added.type()));
  }

  private List<Assignment> down(SideColumn old, SideColumn added) {
    if (operation.down() == null && operation.up() != null) {
      return List.of();
    }
    String sql =
        operation.down() == null ? context.ddl().cast(added.name(), old.type()) : operation.down();
    Scope scope = Scope.naming(Map.of(added.name(), added.type()));
    return List.of(
        new Assignment(old, context.expression(operation, table, sql, scope, old.type())));
  }

  private void swap(Column from, String physical) {
    String hidden = context.derived(OLD, from.name());
    context.requireFree(table, hidden);
    plan.swap().put(from.name(), hidden);
    plan.swap().put(physical, from.name());
    List<Change.View> views = context.snapshot().views(table, from.name());
    if (!views.isEmpty()) {
      plan.swapAlso().add(new Change.RecreateViews(table.name(), views));
    }
    OldSide.retireSwapped(table, plan, from.name(), hidden);
    plan.evidence()
        .addAll(
            Set.of(
                EvidenceKind.OLD_WRITES,
                EvidenceKind.RECONCILIATION,
                EvidenceKind.DEPENDENTS,
                EvidenceKind.REVIEW));
    plan.warnings()
        .add(
            new Warning(
                "plan.result-type",
                "after the swap, prepared statements that return '%s' of %s fail once inside a transaction (cached plan must not change result type), once for each statement and connection; the driver repeats them by itself in autocommit mode. 'as: NEW_NAME' avoids it"
                    .formatted(from.name(), table.name())));
    plan.warnings()
        .add(
            new Warning(
                "plan.column-position",
                "column '%s' of %s moves to the end of the table: INSERT without a column list, COPY without one and SELECT * see another order"
                    .formatted(from.name(), table.name())));
  }
}
