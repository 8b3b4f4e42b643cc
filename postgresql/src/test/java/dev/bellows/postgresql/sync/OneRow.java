package dev.bellows.postgresql.sync;

import dev.bellows.model.Side;
import dev.bellows.postgresql.sync.Model.Outcome;
import dev.bellows.postgresql.sync.Model.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A row of table t that is written and looked at, and rolled back before the next time. */
record OneRow(Connection connection, String consistent) {

  /** A statement; an INSERT where there is nothing before it. */
  record Write(@Nullable Row before, Row after, @Nullable Side announced) {}

  private static final String INSERT = "INSERT INTO t (o, a, b, id) VALUES (?, ?, ?, 1)";
  private static final String UPDATE = "UPDATE t SET o = ?, a = ?, b = ?, note = 1";

  Outcome write(Write write) throws SQLException {
    connection.rollback();
    Row before = write.before();
    if (before != null) {
      announce("backfill");
      execute(INSERT, before);
    }
    Side announced = write.announced();
    announce(announced == null ? "" : announced.name().toLowerCase(Locale.ROOT));
    execute(before == null ? INSERT : UPDATE, write.after());
    return outcome();
  }

  private Outcome outcome() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT o, a, b, (SELECT count(*) > 0 FROM bellows.conflict),
                  (SELECT count(*) > 0 FROM bellows.usage WHERE kind = 'WRITE_OLD') FROM t
                """)) {
      row.next();
      return new Outcome(
          new Row(row.getString(1), row.getString(2), row.getString(3)),
          row.getBoolean(4),
          row.getBoolean(5));
    }
  }

  boolean isConsistent() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + consistent + " FROM t")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private void announce(String writer) throws SQLException {
    execute("SET LOCAL bellows.writer = '" + writer + "'");
  }

  private void execute(String sql) throws SQLException {
    SyncedTable.execute(connection, sql);
  }

  private void execute(String sql, Row row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, row.o());
      statement.setString(2, row.a());
      statement.setString(3, row.b());
      statement.executeUpdate();
    }
  }
}
