package dev.bellows.engine.plan.operation;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.plan.operation.PlanContext.Scope;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.schema.Volatility;
import dev.bellows.engine.spi.Catalog.ExpressionCheck;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.spi.Change.Leftover;
import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.Expression;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Operation.AddColumn;
import dev.bellows.model.Operation.ReferentialAction;
import dev.bellows.model.Operation.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A new column; with {@code up}, or with a default that has to be written, a derived one. */
final class AddColumnPlan {

  private AddColumnPlan() {}

  static OperationPlan of(PlanContext context, AddColumn operation) {
    Table table = context.table(operation.table());
    OperationPlan plan = new OperationPlan(table.name());
    Target target = operation.column();
    String name = target.name();
    context.requireFree(table, name);
    String type = new Sides(context, table, plan).newType(target.type());
    Volatility ofDefault = volatility(context, table, plan, target, type);
    boolean written = target.up() == null && ofDefault == Volatility.VOLATILE;
    boolean inPlace =
        target.up() == null && target.defaultValue() != null && ofDefault != Volatility.VOLATILE;
    String up = written ? target.defaultValue() : target.up();
    Expression derived =
        up == null
            ? null
            : context.expression(
                operation, table, up, Scope.reading(Set.of()).allowingVolatile(), type);
    plan.expand()
        .add(
            new Change.AddColumn(
                table.name(),
                name,
                type,
                inPlace ? target.defaultValue() : null,
                null,
                operation.comment(),
                leftover(context, table, name, derived),
                context.onUndo()));
    if (target.defaultValue() != null && !inPlace) {
      plan.expand().add(new Change.SetDefault(table.name(), name, target.defaultValue(), null));
    }
    if (derived != null) {
      SideColumn column =
          new SideColumn(name, name, type, inPlace ? target.defaultValue() : null, null);
      plan.rule(new SyncRule.Derived(new Assignment(column, derived)));
      plan.evidence().add(EvidenceKind.RECONCILIATION);
    }
    constraints(context, operation, table, plan);
    requireValues(target, operation);
    return plan;
  }

  /**
   * What was derived in an earlier run cannot be told from what the new version wrote, and nothing
   * kept it up to date since; a value that is another one each time is as good as ever.
   */
  private static Leftover leftover(
      PlanContext context, Table table, String name, @Nullable Expression derived) {
    boolean outdated = derived != null && derived.volatility() != Volatility.VOLATILE;
    return outdated && context.leftovers().has(table.name(), name)
        ? Leftover.DISCARDED
        : context.leftovers().treatment(table.name(), name);
  }

  private static Volatility volatility(
      PlanContext context, Table table, OperationPlan plan, Target target, String type) {
    return target.defaultValue() == null
        ? Volatility.IMMUTABLE
        : new Sides(context, table, plan).volatility(target.defaultValue(), type);
  }

  private static void requireValues(Target target, AddColumn operation) {
    if (!target.nullable() && target.up() == null && target.defaultValue() == null) {
      throw BellowsException.userError(
          "up.missing",
          "column '%s' of %s shall be NOT NULL, but has neither 'up' nor 'default' for the rows that stand and for those that the old version inserts. Nothing was changed"
              .formatted(target.name(), operation.table()));
    }
  }

  private static void constraints(
      PlanContext context, AddColumn operation, Table table, OperationPlan plan) {
    Target target = operation.column();
    if (!target.nullable()) {
      NotNull.demand(context, table, plan, target.name(), target.name());
    }
    String base = table.name().name() + "_" + target.name();
    String check = operation.check();
    if (check != null) {
      String type = context.snapshot().type(target.type());
      context
          .snapshot()
          .expression(
              new ExpressionCheck(table, check, Map.of(target.name(), type), Set.of(), null));
      Constraints.check(context, plan, table, context.derived("", base + "_check"), check);
    }
    if (operation.unique()) {
      Constraints.unique(
          context, plan, table, context.derived("", base + "_key"), List.of(target.name()));
    }
    reference(context, operation, table, plan, base);
    if (!plan.constrain().isEmpty()) {
      plan.evidence().add(EvidenceKind.REVIEW);
    }
  }

  private static void reference(
      PlanContext context, AddColumn operation, Table table, OperationPlan plan, String base) {
    var references = operation.references();
    if (references != null) {
      Constraints.foreignKey(
          context,
          plan,
          table,
          new Constraints.ForeignKey(
              context.derived("", base + "_fkey"),
              List.of(operation.column().name()),
              references,
              ReferentialAction.NO_ACTION,
              ReferentialAction.NO_ACTION));
    }
  }
}
