package dev.bellows.engine.plan.operation;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.plan.operation.PlanContext.Scope;
import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.sync.Expression;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Operation.DropColumn;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A column goes. New writers may leave it out from the expand on. */
final class DropColumnPlan {

  private DropColumnPlan() {}

  static OperationPlan of(PlanContext context, DropColumn operation) {
    Table table = context.table(operation.table());
    OperationPlan plan = new OperationPlan(table.name());
    Column column = context.sideColumn(table, operation.name());
    if (!column.nullable() && column.defaultSql() == null) {
      requireRestorable(operation, table, column);
      plan.expand().add(new Change.RelaxNotNull(table.name(), column.name()));
    }
    SideColumn side = new Sides(context, table, plan).old(column.name());
    plan.rule(new SyncRule.Omitted(side, down(context, operation, table, column)));
    plan.evidence()
        .addAll(
            Set.of(
                EvidenceKind.OLD_READS,
                EvidenceKind.OLD_WRITES,
                EvidenceKind.DEPENDENTS,
                EvidenceKind.REVIEW));
    OldSide.retire(context, table, plan, List.of(column.name()));
    return plan;
  }

  private static @Nullable Expression down(
      PlanContext context, DropColumn operation, Table table, Column column) {
    return operation.down() == null
        ? null
        : context.expression(
            operation,
            table,
            operation.down(),
            Scope.reading(Set.of()).allowingVolatile(),
            column.type());
  }

  private static void requireRestorable(DropColumn operation, Table table, Column column) {
    if (operation.down() == null) {
      throw BellowsException.refused(
              "drop.not-restorable",
              "column '%s' of %s is NOT NULL without a default: once new writers leave it out, a rollback could not restore it. Nothing was changed; give 'down', the value for rows inserted without it"
                  .formatted(column.name(), table.name()))
          .with("table", table.name())
          .with("column", column.name());
    }
  }
}
