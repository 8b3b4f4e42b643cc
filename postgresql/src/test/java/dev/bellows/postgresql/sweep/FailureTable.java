package dev.bellows.postgresql.sweep;

import dev.bellows.engine.backfill.PoisonLog;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Walk.Poisoned;
import dev.bellows.engine.verify.MismatchLog;
import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Poisoned rows and mismatches in a table of the test. */
record FailureTable(String kind) {

  static void create(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE IF NOT EXISTS failure (kind text, row_key text, error text, PRIMARY KEY (kind, row_key))");
  }

  private long add(Connection connection, String key, String error) throws SQLException {
    return Sql.update(
        connection,
        "INSERT INTO failure VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        kind,
        key,
        error);
  }

  private void empty(Connection connection) throws SQLException {
    Sql.update(connection, "DELETE FROM failure WHERE kind = ?", kind);
  }

  static PoisonLog poisoned() {
    FailureTable table = new FailureTable("poisoned");
    return new PoisonLog() {
      @Override
      public long record(Connection connection, List<Poisoned> rows) throws SQLException {
        long added = 0;
        for (Poisoned row : rows) {
          added += table.add(connection, row.key(), row.error());
        }
        return added;
      }

      @Override
      public List<Poisoned> resolveAll(Connection connection) throws SQLException {
        List<Poisoned> open =
            Sql.list(
                connection,
                "SELECT row_key, error FROM failure WHERE kind = ?",
                row -> new Poisoned(row.getString(1), row.getString(2)),
                table.kind());
        table.empty(connection);
        return open;
      }
    };
  }

  static MismatchLog mismatches() {
    FailureTable table = new FailureTable("mismatch");
    return new MismatchLog() {
      @Override
      public void record(Connection connection, List<String> keys) throws SQLException {
        for (String key : keys) {
          table.add(connection, key, "");
        }
      }

      @Override
      public void clear(Connection connection) throws SQLException {
        table.empty(connection);
      }
    };
  }
}
