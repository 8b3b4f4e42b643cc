package dev.bellows.postgresql.sweep;

import dev.bellows.engine.spi.Sessions;
import dev.bellows.engine.spi.Sessions.ErrorClass;
import dev.bellows.engine.spi.Walk.Poisoned;
import dev.bellows.postgresql.session.PostgreSqlSessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes locked rows, and finds those that the server refuses by halving, with savepoints: what no
 * probe can see, such as a constraint or a trigger of the table.
 */
final class Bisection {

  private static final Sessions SESSIONS = new PostgreSqlSessions();

  private final Connection connection;
  private final Writer writer;
  private final List<Poisoned> refused = new ArrayList<>();

  /** Writes rows in one statement. */
  @FunctionalInterface
  interface Writer {
    long write(List<Row> rows) throws SQLException;
  }

  /** A locked row: where it is, and its key. */
  record Row(String place, String key) {}

  Bisection(Connection connection, Writer writer) {
    this.connection = connection;
    this.writer = writer;
  }

  /** The rows that were refused so far, with the server's words. */
  List<Poisoned> refused() {
    return List.copyOf(refused);
  }

  /** Rows written. */
  long write(List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return 0;
    }
    Savepoint before = connection.setSavepoint();
    try {
      long written = writer.write(rows);
      connection.releaseSavepoint(before);
      return written;
    } catch (SQLException e) {
      if (SESSIONS.classify(e) != ErrorClass.DATA) {
        throw e;
      }
      connection.rollback(before);
      connection.releaseSavepoint(before);
      if (rows.size() > 1) {
        int half = rows.size() / 2;
        return write(rows.subList(0, half)) + write(rows.subList(half, rows.size()));
      }
      refused.add(new Poisoned(rows.get(0).key(), String.valueOf(e.getMessage())));
      return 0;
    }
  }
}
