package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.schema.Constraint.Kind;
import dev.bellows.engine.schema.Index;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.Carried;
import dev.bellows.engine.spi.Catalog.Retyped;
import dev.bellows.engine.spi.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes a column's name and type on an empty copy of its table, and reads what the server made of
 * the indexes and constraints that read it.
 */
final class CarryTrial {
  private static final String DEFAULT =
      """
      SELECT pg_get_expr(d.adbin, d.adrelid)
      FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attrelid = ? AND a.attname = ?
      """;

  private final Connection connection;
  private final Trial trial;
  private final Table table;
  private final Retyped change;
  private final CarryRefusals refusals;

  CarryTrial(Connection connection, Table table, Retyped change) {
    this.connection = connection;
    this.trial = new Trial(connection);
    this.table = table;
    this.change = change;
    this.refusals = new CarryRefusals(table, change);
  }

  Carried run() throws SQLException {
    return trial.run(Settings.reading(), this::tried);
  }

  private Carried tried() throws SQLException {
    refusals.refuseWhatCannotFollow(connection);
    TableCopy copy = TableCopy.make(Scratch.in(connection), table, change);
    addReaders(copy);
    StatisticsCarry statistics = StatisticsCarry.over(copy, refusals);
    retype(copy);
    List<Constraint> constraints = new ArrayList<>(copy.constraints());
    for (Constraint constraint : readers()) {
      if (constraint.kind() == Kind.FOREIGN_KEY) {
        constraints.add(new ForeignKeyCarry(copy, constraint, refusals).carried());
      }
    }
    return new Carried(
        copy.indexes(),
        constraints,
        defaultSql(copy),
        new ColumnExtras(copy).read(),
        atEnd(copy, statistics));
  }

  private List<Change.Inherit> atEnd(TableCopy copy, StatisticsCarry statistics)
      throws SQLException {
    List<String> indexes = alone().stream().map(Index::name).toList();
    List<String> constraints = readers().stream().map(Constraint::name).toList();
    List<Change.Inherit> all = new ArrayList<>(new ReaderExtras(copy).read(indexes, constraints));
    all.addAll(new NotNullName(copy).read());
    all.addAll(statistics.carried());
    return all;
  }

  private void addReaders(TableCopy copy) throws SQLException {
    for (Constraint constraint : readers()) {
      copy.add(constraint, refusals);
    }
    for (Index index : alone()) {
      copy.add(index, refusals);
    }
  }

  /** The indexes that read the column and belong to no constraint. */
  private List<Index> alone() {
    return table.indexes().stream()
        .filter(it -> it.constraint() == null && it.valid())
        .filter(it -> it.columns().contains(change.column()))
        .toList();
  }

  private List<Constraint> readers() {
    return table.constraints().stream()
        .filter(it -> it.columns().contains(change.column()))
        .toList();
  }

  private void retype(TableCopy copy) throws SQLException {
    copy.rename();
    String type = table.column(change.column()).map(Column::type).orElseThrow();
    if (type.equals(change.newType())) {
      return;
    }
    try {
      trial.attempt(copy::retype);
    } catch (SQLException e) {
      requireWithoutDefault(copy);
      throw refusals.becauseOfDefault(e);
    }
  }

  private void requireWithoutDefault(TableCopy copy) throws SQLException {
    try {
      trial.attempt(copy::retypeWithoutDefault);
    } catch (SQLException e) {
      throw refusals.because("what reads the column", e);
    }
  }

  private @Nullable String defaultSql(TableCopy copy) throws SQLException {
    return Query.list(connection, DEFAULT, row -> row.getString(1), copy.oid(), change.newColumn())
        .get(0);
  }
}
