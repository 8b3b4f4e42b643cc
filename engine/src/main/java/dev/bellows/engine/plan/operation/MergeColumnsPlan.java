package dev.bellows.engine.plan.operation;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.plan.operation.PlanContext.Scope;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.model.Operation.MergeColumns;
import dev.bellows.model.Operation.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Several columns become one. */
final class MergeColumnsPlan {

  private MergeColumnsPlan() {}

  static OperationPlan of(PlanContext context, MergeColumns operation) {
    Table table = context.table(operation.table());
    OperationPlan plan = new OperationPlan(table.name());
    Sides sides = new Sides(context, table, plan);
    List<SideColumn> old = operation.from().stream().map(sides::old).toList();
    Target target = operation.into();
    SideColumn merged = sides.added(target, target.name(), null);
    String sql = target.up();
    if (sql == null) {
      throw BellowsException.userError(
          "up.missing", "column '%s' needs an 'up'. Nothing was changed".formatted(target.name()));
    }
    Scope reading = Scope.reading(new HashSet<>(operation.from()));
    Assignment up =
        new Assignment(merged, context.expression(operation, table, sql, reading, merged.type()));
    List<Assignment> down = new ArrayList<>();
    if (!operation.down().isEmpty()) {
      Scope naming = Scope.naming(Map.of(target.name(), merged.type()));
      for (SideColumn column : old) {
        String back = operation.down().get(column.name());
        if (back == null) {
          throw BellowsException.userError(
              "down.missing",
              "'down' has no expression for column '%s'; give one for each merged column or none at all. Nothing was changed"
                  .formatted(column.name()));
        }
        down.add(
            new Assignment(
                column, context.expression(operation, table, back, naming, column.type())));
      }
    }
    if (!target.nullable()) {
      NotNull.demand(context, table, plan, target.name(), target.name());
    }
    plan.rule(new SyncRule.TwoSided(old, List.of(merged), List.of(up), down));
    plan.evidence().addAll(OldSide.EVIDENCE);
    OldSide.retire(context, table, plan, operation.from());
    return plan;
  }
}
