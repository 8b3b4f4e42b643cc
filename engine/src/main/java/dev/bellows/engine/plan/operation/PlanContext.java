package dev.bellows.engine.plan.operation;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.plan.Leftovers;
import dev.bellows.engine.plan.Snapshot;
import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.schema.Volatility;
import dev.bellows.engine.spi.Catalog.ExpressionCheck;
import dev.bellows.engine.spi.Change.OnUndo;
import dev.bellows.engine.spi.Ddl;
import dev.bellows.engine.sync.Expression;
import dev.bellows.model.Migration;
import dev.bellows.model.Operation;
import dev.bellows.model.TableName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What planning an operation can look at.
 *
 * @param leftovers of an earlier run of this migration
 */
public record PlanContext(
    Migration migration, Snapshot snapshot, Ddl ddl, Owned owned, Leftovers leftovers) {

  public Table table(TableName name) {
    return snapshot.table(name);
  }

  /** How the undo treats added columns. */
  OnUndo onUndo() {
    if (migration.rollback().schema() == Migration.AddedSchema.DROP) {
      return OnUndo.REMOVE;
    }
    return migration.rollback().data() == Migration.AddedData.REVERT ? OnUndo.EMPTY : OnUndo.KEEP;
  }

  String quote(String identifier) {
    return ddl.quote(identifier);
  }

  String qualified(TableName table) {
    return quote(String.valueOf(table.schema())) + "." + quote(table.name());
  }

  /** A name of ours made from a user's, never longer than the server allows. */
  String derived(String prefix, String name) {
    return Names.derived(prefix, name, ddl.maxIdentifierBytes());
  }

  /** The name of a new column until it takes the place of this one. */
  String replacing(String column) {
    return derived("bellows_new_", column);
  }

  /**
   * A standing column.
   *
   * @throws BellowsException {@code column.unknown} (exit 2)
   */
  Column column(Table table, String name) {
    return table
        .column(name)
        .orElseThrow(
            () ->
                BellowsException.userError(
                        "column.unknown",
                        "table %s has no column '%s'; it has %s. Nothing was changed"
                            .formatted(
                                table.name(),
                                name,
                                table.columns().stream().map(Column::name).toList()))
                    .with("table", table.name())
                    .with("column", name));
  }

  /**
   * A standing column that may become an old side.
   *
   * @throws BellowsException {@code column.unsupported} (exit 3)
   */
  Column sideColumn(Table table, String name) {
    Column column = column(table, name);
    if (column.origin() != Column.Origin.ORDINARY) {
      throw unsupported(table, name, "it is a generated or identity column");
    }
    if (table.replicaIdentity().contains(name) || table.key().contains(name)) {
      throw unsupported(table, name, "it is part of the key or of the replica identity");
    }
    return column;
  }

  static BellowsException unsupported(Table table, String name, String why) {
    return BellowsException.refused(
            "column.unsupported",
            "column '%s' of %s cannot be changed by this operation yet: %s. Nothing was changed"
                .formatted(name, table.name(), why))
        .with("table", table.name())
        .with("column", name);
  }

  /**
   * A name that a new column may have.
   *
   * @throws BellowsException {@code column.exists}, {@code name.too-long} (exit 2)
   */
  void requireFree(Table table, String name) {
    requireShort(name);
    if (ddl.systemColumns().contains(name)) {
      throw BellowsException.userError(
              "column.exists",
              "every table has a column '%s' of the server's own, %s too. Nothing was changed; choose another name"
                  .formatted(name, table.name()))
          .with("table", table.name())
          .with("column", name);
    }
    if (table.column(name).isPresent() && !leftovers.has(table.name(), name)) {
      throw BellowsException.userError(
              "column.exists",
              "table %s has a column '%s' already, and no earlier run of this migration made it. Nothing was changed"
                  .formatted(table.name(), name))
          .with("table", table.name())
          .with("column", name);
    }
  }

  /**
   * Refuses to build something on columns that another operation of the file takes away.
   *
   * @throws BellowsException {@code operations.conflict} (exit 2)
   */
  void requireKept(Table table, String what, Collection<String> columns) {
    for (String column : columns) {
      if (owned.retiredOf(table.name()).contains(column)) {
        throw conflict(table, column, what + " reads it, and another operation takes it away");
      }
    }
  }

  /** The same for what cannot follow a column that changes places with another. */
  void requireUnswapped(Table table, String what, Collection<String> columns) {
    requireKept(table, what, columns);
    for (String column : columns) {
      if (owned.swappedOf(table.name()).contains(column)) {
        throw conflict(table, column, what + " reads it, and another operation changes its type");
      }
    }
  }

  private static BellowsException conflict(Table table, String column, String why) {
    return BellowsException.userError(
            "operations.conflict",
            "two operations of the file do not fit together over column '%s' of %s: %s. Nothing was changed; split them into two migrations"
                .formatted(column, table.name(), why))
        .with("table", table.name())
        .with("column", column);
  }

  /** Refuses a name that the server would cut. */
  void requireShort(String name) {
    int bytes = name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (bytes > ddl.maxIdentifierBytes()) {
      throw BellowsException.userError(
          "name.too-long",
          "'%s' has %d bytes, the server takes %d. Nothing was changed"
              .formatted(name, bytes, ddl.maxIdentifierBytes()));
    }
  }

  /** Has an expression checked: it may read its own side and columns that no operation owns. */
  Expression expression(
      Operation operation, Table table, String sql, Scope scope, @Nullable String target) {
    Set<String> hidden = new HashSet<>(owned.columnsOf(table.name()));
    hidden.removeAll(scope.readable());
    hidden.removeAll(scope.names().keySet());
    Set<String> standingHere = new HashSet<>(hidden);
    standingHere.retainAll(table.columns().stream().map(Column::name).toList());
    Expression expression =
        snapshot.expression(new ExpressionCheck(table, sql, scope.names(), standingHere, target));
    if (expression.volatility() == Volatility.VOLATILE && scope.volatileRefused()) {
      throw BellowsException.userError(
              "expression.volatile",
              "expression '%s' of %s gives another value each time, so that two sides could never be compared. Nothing was changed; only add_column may have such an 'up'"
                  .formatted(sql, operation.key()))
          .with("expression", sql);
    }
    return expression;
  }

  /**
   * What an expression may read beside the columns that nobody owns.
   *
   * @param readable owned columns that it may read
   * @param names columns that do not stand yet or go by another name: name to type
   */
  record Scope(Set<String> readable, Map<String, String> names, boolean volatileRefused) {
    static Scope reading(Set<String> readable) {
      return new Scope(readable, Map.of(), true);
    }

    static Scope naming(Map<String, String> names) {
      return new Scope(Set.of(), names, true);
    }

    Scope allowingVolatile() {
      return new Scope(readable, names, false);
    }
  }
}
