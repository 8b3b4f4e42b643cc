package dev.bellows.engine.plan.operation;

import dev.bellows.engine.plan.Plan.Warning;
import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.schema.Index;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.Carried;
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
  private final Replacements replacements;

  Replacement(PlanContext context, Table table, OperationPlan plan) {
    this.context = context;
    this.table = table;
    this.plan = plan;
    this.replacements = Replacements.of(context, table);
  }

  /**
   * The new column as a target of its own.
   *
   * @param name as expressions call it
   */
  Target target(Column old, String name, String type) {
    Carried carried = context.snapshot().carried(table, replacements.built(old.name()));
    return new Target(name, type, null, old.nullable(), carried.defaultSql());
  }

  /**
   * Carries over what reads the old column.
   *
   * @param physical the new column's name while it is built
   * @param last its name at the end
   */
  void carry(Column old, String physical, String last) {
    Carried carried = context.snapshot().carried(table, replacements.built(old.name()));
    plan.expand().addAll(carried.atOnce());
    carried.indexes().forEach(this::carryIndex);
    carried.constraints().stream()
        .filter(
            it -> it.kind() == Constraint.Kind.CHECK || it.kind() == Constraint.Kind.FOREIGN_KEY)
        .forEach(this::carryConstraint);
    carried.leaving().forEach(it -> warnOfLeaving(old, it));
    Carried finished = context.snapshot().carried(table, replacements.finished(old.name()));
    plan.dropFirst().addAll(finished.beforeDrop());
    plan.drop().addAll(finished.atEnd());
    if (!old.nullable()) {
      NotNull.demand(context, table, plan, last, physical);
    }
  }

  private void warnOfLeaving(Column old, String reader) {
    plan.warnings()
        .add(
            new Warning(
                "plan.leaves-too",
                "%s of %s reads '%s' and also a column that another operation takes away: it is dropped with that one at the contract, as DROP COLUMN does, and not built over the new column; make another one over what stays if it is needed"
                    .formatted(reader, table.name(), old.name())));
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
