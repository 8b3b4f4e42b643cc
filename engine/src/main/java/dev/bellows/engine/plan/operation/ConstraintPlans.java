package dev.bellows.engine.plan.operation;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.plan.operation.PlanContext.Scope;
import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Index;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.ExpressionCheck;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.Expression;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Operation.AddCheck;
import dev.bellows.model.Operation.AddForeignKey;
import dev.bellows.model.Operation.AddUnique;
import dev.bellows.model.Operation.SetNotNull;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Operations that only constrain what stands: NOT NULL, CHECK, FOREIGN KEY, UNIQUE. */
final class ConstraintPlans {

  private ConstraintPlans() {}

  static OperationPlan setNotNull(PlanContext context, SetNotNull operation) {
    Table table = context.table(operation.table());
    OperationPlan plan = new OperationPlan(table.name());
    Column column = context.column(table, operation.column());
    if (!column.nullable()) {
      throw BellowsException.userError(
          "column.not-null",
          "column '%s' of %s is NOT NULL already. Nothing was changed"
              .formatted(column.name(), table.name()));
    }
    if (operation.up() != null) {
      Scope scope = Scope.reading(Set.of(column.name())).allowingVolatile();
      SideColumn side =
          new SideColumn(column.name(), column.name(), column.type(), column.defaultSql(), null);
      plan.rule(
          new SyncRule.Healed(
              new Assignment(
                  side,
                  context.expression(operation, table, operation.up(), scope, column.type()))));
      plan.evidence().add(EvidenceKind.RECONCILIATION);
    }
    NotNull.demand(context, table, plan, column.name(), column.name());
    plan.evidence().add(EvidenceKind.REVIEW);
    return plan;
  }

  static OperationPlan addCheck(PlanContext context, AddCheck operation) {
    Table table = context.table(operation.table());
    OperationPlan plan = new OperationPlan(table.name());
    Expression condition = context.snapshot().expression(condition(table, operation.check()));
    context.requireUnswapped(table, "check '" + operation.name() + "'", condition.reads());
    Constraints.check(context, plan, table, operation.name(), operation.check());
    plan.evidence().add(EvidenceKind.REVIEW);
    return plan;
  }

  private static ExpressionCheck condition(Table table, String sql) {
    return new ExpressionCheck(table, sql, Map.of(), Set.of(), null);
  }

  static OperationPlan addForeignKey(PlanContext context, AddForeignKey operation) {
    Table table = context.table(operation.table());
    OperationPlan plan = new OperationPlan(table.name());
    operation.columns().forEach(column -> context.column(table, column));
    context.requireKept(table, "foreign key '" + operation.name() + "'", operation.columns());
    if (table.indexes().stream().noneMatch(index -> leads(index, operation.columns()))) {
      String name =
          context.derived(
              "", table.name().name() + "_" + String.join("_", operation.columns()) + "_idx");
      plan.build()
          .add(
              new Change.BuildIndex(
                  table.name(),
                  name,
                  false,
                  "btree (" + Constraints.list(context, operation.columns()) + ")"));
    }
    Constraints.foreignKey(
        context,
        plan,
        table,
        new Constraints.ForeignKey(
            operation.name(),
            operation.columns(),
            operation.references(),
            operation.onDelete(),
            operation.onUpdate()));
    plan.evidence().add(EvidenceKind.REVIEW);
    return plan;
  }

  private static boolean leads(Index index, List<String> columns) {
    return index.valid()
        && index.columns().size() >= columns.size()
        && index.columns().subList(0, columns.size()).equals(columns);
  }

  static OperationPlan addUnique(PlanContext context, AddUnique operation) {
    Table table = context.table(operation.table());
    OperationPlan plan = new OperationPlan(table.name());
    operation.columns().forEach(column -> context.column(table, column));
    context.requireKept(table, "unique key '" + operation.name() + "'", operation.columns());
    Constraints.unique(context, plan, table, operation.name(), operation.columns());
    plan.evidence().add(EvidenceKind.REVIEW);
    return plan;
  }
}
