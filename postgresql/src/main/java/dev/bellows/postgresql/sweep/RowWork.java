package dev.bellows.postgresql.sweep;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions;
import dev.bellows.engine.spi.Sessions.ErrorClass;
import dev.bellows.engine.spi.Walk.Poisoned;
import dev.bellows.engine.spi.Walk.Skip;
import dev.bellows.model.Side;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.session.PostgreSqlSessions;
import dev.bellows.postgresql.sweep.Bisection.Row;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Does what a row program says with the rows of a range. */
final class RowWork {

  private static final Sessions SESSIONS = new PostgreSqlSessions();

  private final RowStatements statements;

  RowWork(RowStatements statements) {
    this.statements = statements;
  }

  TableName table() {
    return statements.program().table();
  }

  /** What a comparison of a range found. */
  record Found(long checked, long mismatches, List<String> samples, List<Poisoned> poisoned) {}

  /**
   * What a fill came to.
   *
   * @param held rows left out because others have locked them
   * @param refused rows that the server refused to write
   */
  record Filled(long changed, long held, List<Poisoned> refused) {}

  Filled fill(Connection connection, RowRange range, Skip skip) throws SQLException {
    return switch (skip) {
      case NOTHING, POISONED ->
          new Filled(update(connection, statements.fill(range, skip)), 0, List.of());
      case REFUSED, HELD -> fillLocked(connection, range, skip);
    };
  }

  /** In steps, because an UPDATE can neither pass by a locked row nor by one that is refused. */
  private Filled fillLocked(Connection connection, RowRange range, Skip skip) throws SQLException {
    Sql.execute(connection, "SET CONSTRAINTS ALL IMMEDIATE");
    Bisection bisection = new Bisection(connection, rows -> fillAt(connection, rows));
    long changed = bisection.write(locked(connection, range, skip));
    List<Poisoned> refused = bisection.refused();
    long left = skip == Skip.HELD ? number(connection, statements.left(range)) : refused.size();
    return new Filled(changed, Math.max(0, left - refused.size()), refused);
  }

  private List<Row> locked(Connection connection, RowRange range, Skip skip) throws SQLException {
    try (Statement statement = plain(connection);
        ResultSet row = statement.executeQuery(statements.lock(range, skip))) {
      List<Row> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(new Row(row.getString(1), row.getString(2)));
      }
      return rows;
    }
  }

  private long fillAt(Connection connection, List<Row> rows) throws SQLException {
    return update(connection, statements.fillAt(rows.stream().map(Row::place).toList()));
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = plain(connection);
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Rows written.
   *
   * @throws BellowsException {@code repair.one-way} where there is no way back to the old side
   */
  long repair(Connection connection, RowRange range, Side authority) throws SQLException {
    return update(connection, statements.repair(assignments(authority), range));
  }

  private Map<String, String> assignments(Side authority) {
    return switch (authority) {
      case OLD -> statements.program().fill();
      case NEW -> {
        if (statements.program().restore().isEmpty()) {
          throw BellowsException.refused(
                  "repair.one-way",
                  "table %s cannot be repaired from its new side: the migration has no down. Nothing was changed"
                      .formatted(table()))
              .with("table", table());
        }
        yield statements.program().restore();
      }
    };
  }

  /**
   * Counts, without writing.
   *
   * @throws SQLException also where a row's transform fails
   */
  Found look(Connection connection, RowRange range) throws SQLException {
    return compareEach(connection, range);
  }

  Found compare(Connection connection, RowRange range) throws SQLException {
    if (statements.program().probe() == null) {
      return compareEach(connection, range);
    }
    Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
    try {
      return compareEach(connection, range);
    } catch (SQLException e) {
      if (SESSIONS.classify(e) != ErrorClass.DATA) {
        throw e;
      }
      if (before != null) {
        connection.rollback(before);
      }
      return compareAroundPoison(connection, range);
    }
  }

  private Found compareEach(Connection connection, RowRange range) throws SQLException {
    try (Statement statement = plain(connection);
        ResultSet row = statement.executeQuery(statements.compare(range))) {
      row.next();
      return new Found(row.getLong(1), row.getLong(2), texts(row, 3), List.of());
    }
  }

  private Found compareAroundPoison(Connection connection, RowRange range) throws SQLException {
    try (Statement statement = plain(connection);
        ResultSet row = statement.executeQuery(statements.compareAroundPoison(range))) {
      row.next();
      List<String> keys = texts(row, 4);
      List<String> errors = texts(row, 5);
      List<Poisoned> poisoned = new ArrayList<>();
      for (int at = 0; at < keys.size(); at++) {
        poisoned.add(new Poisoned(keys.get(at), errors.get(at)));
      }
      return new Found(row.getLong(1), row.getLong(2), texts(row, 3), poisoned);
    }
  }

  /** The poisoned rows of a range; none where nothing can fail. */
  List<Poisoned> probe(Connection connection, RowRange range) throws SQLException {
    if (statements.program().probe() == null) {
      return List.of();
    }
    try (Statement statement = plain(connection);
        ResultSet row = statement.executeQuery(statements.probe(range))) {
      List<Poisoned> poisoned = new ArrayList<>();
      while (row.next()) {
        poisoned.add(new Poisoned(row.getString(1), row.getString(2)));
      }
      return poisoned;
    }
  }

  private static long update(Connection connection, String sql) throws SQLException {
    try (Statement statement = plain(connection)) {
      return statement.executeLargeUpdate(sql);
    }
  }

  private static Statement plain(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.setEscapeProcessing(false);
    return statement;
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
