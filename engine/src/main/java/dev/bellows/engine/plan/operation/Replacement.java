package dev.bellows.engine.plan.operation;

import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.schema.Index;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.Carried;
import dev.bellows.engine.spi.Catalog.Retyped;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.spi.Change.StandingRows;
import dev.bellows.model.Operation.Target;

/**
 * A column that takes another's place, with its NOT NULL, default, comment, privileges, settings,
 * indexes, constraints and statistics, as plain DDL would leave them.
 */
final class Replacement {

  private static final String TEMPORARY = "bellows_new_";

  private final PlanContext context;
  private final Table table;
  private final OperationPlan plan;

  Replacement(PlanContext context, Table table, OperationPlan plan) {
    this.context = context;
    this.table = table;
    this.plan = plan;
  }

  /**
   * The new column as a target of its own.
   *
   * @param name as expressions call it
   */
  Target target(Column old, String name, String physical, String type) {
    Carried carried = context.snapshot().carried(table, new Retyped(old.name(), physical, type));
    return new Target(name, type, null, old.nullable(), carried.defaultSql());
  }

  /**
   * Carries over what reads the old column.
   *
   * @param physical the new column's name while it is built
   * @param last its name at the end
   */
  void carry(Column old, String physical, String last, String type) {
    Carried carried = context.snapshot().carried(table, new Retyped(old.name(), physical, type));
    plan.expand().addAll(carried.atOnce());
    carried.indexes().forEach(this::carryIndex);
    carried.constraints().stream()
        .filter(
            it -> it.kind() == Constraint.Kind.CHECK || it.kind() == Constraint.Kind.FOREIGN_KEY)
        .forEach(this::carryConstraint);
    plan.drop()
        .addAll(context.snapshot().carried(table, new Retyped(old.name(), last, type)).atEnd());
    if (!old.nullable()) {
      NotNull.demand(context, table, plan, last, physical);
    }
  }

  private void carryIndex(Index index) {
    String name = context.derived(TEMPORARY, index.name());
    plan.index().add(new Change.BuildIndex(table.name(), name, index.unique(), index.tail()));
    plan.drop().add(new Change.RenameIndex(table.name(), name, index.name()));
    if (index.constraint() != null) {
      plan.drop().add(new Change.PromoteIndex(table.name(), index.name()));
    }
  }

  private void carryConstraint(Constraint constraint) {
    String name = context.derived(TEMPORARY, constraint.name());
    plan.index()
        .add(
            new Change.AddConstraint(
                table.name(),
                name,
                constraint.definition(),
                constraint.validated() ? StandingRows.PROVED : StandingRows.UNPROVED));
    plan.drop().add(new Change.RenameConstraint(table.name(), name, constraint.name()));
  }
}
