package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.schema.Constraint.Kind;
import dev.bellows.engine.schema.Index;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.Carried;
import dev.bellows.engine.spi.Catalog.Replaced;
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
  private final Replaced replaced;
  private final Retyped change;
  private final CarriedReaders readers;
  private final CarryRefusals refusals;

  CarryTrial(Connection connection, Table table, Replaced replaced) {
    this.connection = connection;
    this.trial = new Trial(connection);
    this.table = table;
    this.replaced = replaced;
    this.change = replaced.change();
    this.readers = new CarriedReaders(table, replaced);
    this.refusals = new CarryRefusals(table, change);
  }

  Carried run() throws SQLException {
    return trial.run(Settings.reading(), this::tried);
  }

  private Carried tried() throws SQLException {
    refusals.refuseWhatCannotFollow(connection, readers.constraints());
    TableCopy copy = TableCopy.make(Scratch.in(connection), table, replaced);
    addReaders(copy);
    StatisticsCarry statistics = StatisticsCarry.over(copy, readers, refusals);
    retype(copy);
    List<Constraint> constraints = new ArrayList<>(copy.constraints());
    for (Constraint constraint : readers.constraints()) {
      if (constraint.kind() == Kind.FOREIGN_KEY) {
        constraints.add(new ForeignKeyCarry(copy, constraint, refusals).carried());
      }
    }
    List<String> leaving = new ArrayList<>(readers.leaving());
    leaving.addAll(statistics.leaving());
    return new Carried(
        copy.indexes(),
        constraints,
        leaving,
        defaultSql(copy),
        new ColumnExtras(copy).read(),
        new SequenceCarry(copy).read(),
        atEnd(copy, statistics));
  }

  private List<Change.Inherit> atEnd(TableCopy copy, StatisticsCarry statistics)
      throws SQLException {
    List<Change.Inherit> all = new ArrayList<>(new ReaderExtras(copy, readers).read());
    all.addAll(new NotNullName(copy).read());
    all.addAll(statistics.carried());
    return all;
  }

  private void addReaders(TableCopy copy) throws SQLException {
    for (Constraint constraint : readers.constraints()) {
      copy.add(constraint, refusals);
    }
    for (Index index : readers.indexes()) {
      copy.add(index, refusals);
    }
  }

  private void retype(TableCopy copy) throws SQLException {
    copy.rename();
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
