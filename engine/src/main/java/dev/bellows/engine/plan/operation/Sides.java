package dev.bellows.engine.plan.operation;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.schema.Volatility;
import dev.bellows.engine.spi.Catalog.ExpressionCheck;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.model.Operation.Target;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the columns of a side, with what their defaults ask for. */
final class Sides {

  private final PlanContext context;
  private final Table table;
  private final OperationPlan plan;

  Sides(PlanContext context, Table table, OperationPlan plan) {
    this.context = context;
    this.table = table;
    this.plan = plan;
  }

  /**
   * A standing column as a part of the old side. A volatile default can never be told from a value
   * that was given, so it moves into the trigger, where that cannot be mistaken.
   *
   * @throws BellowsException {@code default.ambiguous} (exit 3) for a volatile default of a
   *     nullable column; {@code column.unsupported} (exit 3) where no new writer could leave it out
   */
  SideColumn old(String name) {
    Column column = context.sideColumn(table, name);
    requireOmittable(column);
    if (column.defaultVolatility() != Volatility.VOLATILE) {
      return new SideColumn(name, name, column.type(), column.defaultSql(), null);
    }
    if (column.nullable()) {
      throw BellowsException.refused(
              "default.ambiguous",
              "column '%s' of %s is nullable and its default gives another value each time, so that a row that leaves it out cannot be told from one that gives NULL. Nothing was changed; make it NOT NULL or drop the default first"
                  .formatted(name, table.name()))
          .with("table", table.name())
          .with("column", name);
    }
    plan.expand().add(new Change.SetDefault(table.name(), name, null, column.defaultSql()));
    return new SideColumn(name, name, column.type(), null, column.defaultSql());
  }

  private void requireOmittable(Column column) {
    if (!context.snapshot().takesNull(column.type())) {
      throw PlanContext.unsupported(
          table,
          column.name(),
          "its domain %s forbids NULL, and does so before a trigger could give the value that a new writer leaves out. The domain's base type and NOT NULL forbid the same; ALTER COLUMN … TYPE to the base type does not write the table anew"
              .formatted(column.type()));
    }
  }

  /** A new column with a default of its own, which is set once the column stands. */
  SideColumn added(Target target, String physical, @Nullable Inherited inherited) {
    if (physical.equals(target.name())) {
      context.requireFree(table, physical);
    }
    String type = newType(target.type());
    plan.expand()
        .add(
            new Change.AddColumn(
                table.name(),
                physical,
                type,
                null,
                inherited == null ? null : inherited.collation(),
                inherited == null ? null : inherited.comment(),
                context.leftovers().treatment(table.name(), physical),
                context.onUndo()));
    return withDefault(target, physical, type);
  }

  /** What a column takes over from the one that it replaces. */
  record Inherited(@Nullable String collation, @Nullable String comment) {}

  private SideColumn withDefault(Target target, String physical, String type) {
    String sql = target.defaultValue();
    if (sql == null) {
      String ofType = context.snapshot().typeDefault(type).orElse(null);
      return new SideColumn(target.name(), physical, type, ofType, null);
    }
    Change.SetDefault setDefault = new Change.SetDefault(table.name(), physical, sql, null);
    if (volatility(sql, type) == Volatility.VOLATILE) {
      plan.drop().add(new Change.SetDefault(table.name(), target.name(), sql, null));
      return new SideColumn(target.name(), physical, type, null, null);
    }
    plan.expand().add(setDefault);
    return new SideColumn(target.name(), physical, type, sql, null);
  }

  /**
   * The type of a column to be added.
   *
   * @throws BellowsException {@code type.unsupported} (exit 3) where the server would write the
   *     whole table anew for it
   */
  String newType(String declared) {
    String type = context.snapshot().type(declared);
    Optional<String> ofType = context.snapshot().typeDefault(type);
    if (ofType.isPresent() && volatility(ofType.get(), type) == Volatility.VOLATILE) {
      throw BellowsException.refused(
              "type.unsupported",
              "%s is a domain whose default gives another value each time: for a new column of it the server would write the whole table anew under an ACCESS EXCLUSIVE lock. Nothing was changed; declare the domain's base type and a default of its own"
                  .formatted(type))
          .with("table", table.name());
    }
    return type;
  }

  /** The volatility of a default, which may read no column. */
  Volatility volatility(String sql, String type) {
    Set<String> all = new java.util.HashSet<>();
    table.columns().forEach(column -> all.add(column.name()));
    return context
        .snapshot()
        .expression(new ExpressionCheck(table, sql, Map.of(), all, type))
        .volatility();
  }
}
