package dev.bellows.engine.plan.operation;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.plan.operation.PlanContext.Scope;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.model.Operation.SplitColumn;
import dev.bellows.model.Operation.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One column becomes several. */
final class SplitColumnPlan {

  private SplitColumnPlan() {}

  static OperationPlan of(PlanContext context, SplitColumn operation) {
    Table table = context.table(operation.table());
    OperationPlan plan = new OperationPlan(table.name());
    Sides sides = new Sides(context, table, plan);
    SideColumn old = sides.old(operation.from());
    List<SideColumn> added = new ArrayList<>();
    List<Assignment> up = new ArrayList<>();
    Map<String, String> types = new LinkedHashMap<>();
    for (Target target : operation.into()) {
      SideColumn column = sides.added(target, target.name(), null);
      added.add(column);
      types.put(target.name(), column.type());
      String sql = target.up();
      if (sql == null) {
        throw missingUp(target.name());
      }
      Scope scope = Scope.reading(Set.of(operation.from()));
      up.add(
          new Assignment(column, context.expression(operation, table, sql, scope, column.type())));
      if (!target.nullable()) {
        NotNull.demand(context, table, plan, target.name(), target.name());
      }
    }
    List<Assignment> down = new ArrayList<>();
    if (operation.down() != null) {
      Scope scope = Scope.naming(types);
      down.add(
          new Assignment(
              old, context.expression(operation, table, operation.down(), scope, old.type())));
    }
    plan.rule(new SyncRule.TwoSided(List.of(old), added, up, down));
    plan.evidence().addAll(OldSide.EVIDENCE);
    OldSide.retire(context, table, plan, List.of(operation.from()));
    return plan;
  }

  private static BellowsException missingUp(String column) {
    return BellowsException.userError(
        "up.missing", "column '%s' needs an 'up'. Nothing was changed".formatted(column));
  }
}
