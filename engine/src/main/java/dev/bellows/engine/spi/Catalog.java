package dev.bellows.engine.spi;

import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.schema.Index;
import dev.bellows.engine.schema.Server;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.sync.Expression;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a server and its tables are. Nothing here changes the database: what has to be tried
 * is tried in a transaction that is rolled back.
 */
public interface Catalog {

  /**
   * The server behind a connection.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code server.unsupported} for an unknown
   *     product or version, with what is supported
   */
  Server server(Connection connection) throws SQLException;

  /**
   * Reads a table.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code table.unknown} (exit 2), {@code
   *     table.unsupported} (exit 3) for partitioned, inherited, foreign and temporary tables,
   *     views, and tables whose row policies would hide rows from this role
   */
  Table table(Connection connection, TableName name) throws SQLException;

  /**
   * Has the server check an expression: that it parses, what it reads, its type and volatility.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code expression.invalid} (exit 2) with
   *     the server's words and the position
   */
  Expression expression(Connection connection, ExpressionCheck check) throws SQLException;

  /**
   * An expression to be checked.
   *
   * @param names columns that the expression calls by another name, or that do not exist yet: name
   *     in the expression to type; they hide the table's own columns of that name
   * @param hidden columns of the table that the expression must not read
   * @param target the type that the value is assigned to; null for a condition
   */
  record ExpressionCheck(
      Table table,
      String sql,
      Map<String, String> names,
      Set<String> hidden,
      @Nullable String target) {}

  /**
   * The type as this server writes it.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code type.unknown} (exit 2)
   */
  String type(Connection connection, String declared) throws SQLException;

  /**
   * Whether a column of a type as the server writes it takes NULL by itself: a domain may forbid
   * it, and does so before any trigger could give a value.
   */
  boolean takesNull(Connection connection, String type) throws SQLException;

  /** The default that every column of a type has by itself, such as that of a domain. */
  Optional<String> typeDefault(Connection connection, String type) throws SQLException;

  /**
   * What plain DDL would make of the indexes and constraints that read a column when it changed its
   * name or type, together with others: their definitions over the new columns, read from an empty
   * copy of the table.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code carry.unsupported} (exit 3) where
   *     one cannot be carried over, with the server's words
   */
  Carried carried(Connection connection, Table table, Replaced replaced) throws SQLException;

  /**
   * Has the server build an index on an empty copy of the table.
   *
   * @return the columns that it reads
   * @throws dev.bellows.engine.failure.BellowsException {@code index.exists} (exit 2) where the
   *     schema has something of that name, {@code index.invalid} (exit 2) with the server's words
   */
  List<String> index(Connection connection, IndexCheck check) throws SQLException;

  /**
   * An index to be tried.
   *
   * @param added columns that do not stand yet: name to type
   * @param renamed columns that have changed their names by then: from, to; in order
   */
  record IndexCheck(
      Table table,
      Change.BuildIndex build,
      Map<String, String> added,
      Map<String, String> renamed) {}

  /** A column that is replaced by another, maybe of another type. */
  record Retyped(String column, String newColumn, String newType) {

    /** The only change of its table. */
    public Replaced alone() {
      return new Replaced(this, List.of(), Set.of(), Set.of());
    }
  }

  /**
   * A column that is replaced while others of its table change too, so that what reads several of
   * them is carried over once.
   *
   * @param change the column whose readers are asked for
   * @param also columns replaced at the same time, over which shared readers are written too
   * @param elsewhere columns whose readers are asked for with another column
   * @param leaving columns that go without a replacement, and their readers with them
   */
  record Replaced(Retyped change, List<Retyped> also, Set<String> elsewhere, Set<String> leaving) {

    public Replaced {
      also = List.copyOf(also);
      elsewhere = Set.copyOf(elsewhere);
      leaving = Set.copyOf(leaving);
    }

    /** The column and those that are replaced with it. */
    public List<Retyped> all() {
      return Stream.concat(Stream.of(change), also.stream()).toList();
    }
  }

  /**
   * Definitions over the new column, and what else plain DDL would have left as it is.
   *
   * @param leaving what reads the column and goes with another, in words
   * @param defaultSql the default converted to the new type, or null
   * @param atOnce what the new column needs from its first moment on, such as privileges
   * @param beforeDrop what the old column must hand over before it goes, such as its sequence
   * @param atEnd what is given when the new column, its indexes and constraints bear their names
   *     for good
   */
  record Carried(
      List<Index> indexes,
      List<Constraint> constraints,
      List<String> leaving,
      @Nullable String defaultSql,
      List<Change.Inherit> atOnce,
      List<Change.Inherit> beforeDrop,
      List<Change.Inherit> atEnd) {}

  /**
   * Rows where going up and down again does not give back what was there, by sample on a large
   * table.
   *
   * @param roundTrip a predicate over the row that is false for such a row
   * @return up to ten keys, with how many of the looked-at rows are such
   */
  Lossy lossy(Connection connection, Table table, String roundTrip) throws SQLException;

  /**
   * What the sample showed.
   *
   * @param looked how many rows were looked at
   * @param lossy how many of them do not come back
   * @param keys of up to ten of them
   */
  record Lossy(long looked, long lossy, List<String> keys) {}

  /**
   * Plain views that read a column, directly or through others, in the order in which they can be
   * made; after the names of two columns changed places the same texts read the other one.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code view.unsupported} (exit 3) for a
   *     materialized view, for one that cannot be made anew, and for whatever else would stay with
   *     the column when its name changes, such as a policy
   */
  List<Change.View> views(Connection connection, Table table, String column) throws SQLException;

  /** What reads a column now; asked again before the contract. */
  List<dev.bellows.engine.schema.Dependent> dependents(
      Connection connection, TableName table, String column) throws SQLException;

  /** How often an index has been scanned since the statistics were reset, and when that was. */
  IndexUse indexUse(Connection connection, TableName table, String index) throws SQLException;

  /**
   * The use of an index.
   *
   * @param since a text that changes whenever the counter was reset
   */
  record IndexUse(long scans, String since) {}

  /**
   * Statements known to the server that read the table with {@code *}, most called first; empty
   * where the server does not tell what statements it has run.
   */
  Optional<List<String>> starStatements(Connection connection, TableName table) throws SQLException;
}
