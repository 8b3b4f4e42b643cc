package dev.bellows.postgresql.session;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Sessions.Blocker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A moment as the number of the next transaction: everything committed before it has a smaller one.
 * A snapshot whose xmin is smaller may lack some of it. Walsenders and replication slots hold rows
 * back, but show none to a reader; autovacuum reads no user's question.
 */
final class Horizon {

  /** The catalog shows 32 bits of a transaction's number; none is half of that away. */
  private static final String WHOLE = "(n.next - ((n.next - %s::text::bigint) & 4294967295))";

  private static final String NOW =
      "(SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next) n";

  private static final String SESSIONS =
      "SELECT a.pid, "
          + Words.OF_SESSION
          + " FROM pg_stat_activity a, "
          + NOW
          + """
       WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.application_name <> '%s'
        AND a.backend_type NOT IN ('autovacuum worker', 'walsender', 'parallel worker')
        AND least(%s, %s) < ?::bigint
      ORDER BY a.xact_start, a.pid"""
              .formatted(
                  Settings.APPLICATION,
                  WHOLE.formatted("a.backend_xmin"),
                  WHOLE.formatted("a.backend_xid"));

  private static final String PREPARED =
      "SELECT x.transaction::text::bigint, "
          + Words.OF_PREPARED
          + " FROM pg_prepared_xacts x, "
          + NOW
          + " WHERE x.database = current_database() AND "
          + WHOLE.formatted("x.transaction")
          + " < ?::bigint ORDER BY x.prepared";

  private Horizon() {}

  static String now(Connection connection) throws SQLException {
    return Sql.one(
        connection,
        "SELECT pg_snapshot_xmax(pg_current_snapshot())::text",
        row -> row.getString(1));
  }

  static List<Blocker> olderThan(Connection connection, String horizon) throws SQLException {
    List<Blocker> older = new ArrayList<>(list(connection, SESSIONS, horizon));
    older.addAll(list(connection, PREPARED, horizon));
    return older;
  }

  private static List<Blocker> list(Connection connection, String sql, String horizon)
      throws SQLException {
    return Sql.list(connection, sql, row -> new Blocker(row.getLong(1), row.getString(2)), horizon);
  }
}
