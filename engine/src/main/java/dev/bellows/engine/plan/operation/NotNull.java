package dev.bellows.engine.plan.operation;

import dev.bellows.engine.plan.operation.OperationPlan.Violation;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Change;
import dev.bellows.model.EvidenceKind;

/** A coming NOT NULL: rows that it would refuse are counted, then it is proven and set. */
final class NotNull {

  private NotNull() {}

  /**
   * @param name by which the column is known when the constraint comes
   * @param counted by which it is known while the rows are counted
   */
  static void demand(
      PlanContext context, Table table, OperationPlan plan, String name, String counted) {
    plan.violations()
        .add(
            new Violation(
                "rows of %s where %s is NULL".formatted(table.name(), name),
                nulls(context, table, counted),
                nulls(context, table, name),
                Keys.of(context, table)));
    plan.constrain().add(new Change.SetNotNull(table.name(), name));
    plan.evidence().add(EvidenceKind.VIOLATIONS);
  }

  private static String nulls(PlanContext context, Table table, String column) {
    return "%s WHERE %s IS NULL".formatted(context.qualified(table.name()), context.quote(column));
  }
}
