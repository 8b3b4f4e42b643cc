package dev.bellows.postgresql.session;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Sessions.Blocker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A moment, as the number of the next transaction and the virtual transactions that are open.
 * Everything committed before it has a smaller number, so that a snapshot whose xmin is smaller may
 * lack some of it. Snapshots of other roles are shown to pg_read_all_stats only; without it, every
 * transaction of theirs that was open then and still is counts as older.
 *
 * <p>Walsenders and replication slots hold rows back, but show none to a reader; autovacuum answers
 * no user.
 */
final class Horizon {

  /** How long a commit may take before its transaction counts as one that is open. */
  private static final Duration ENDING = Duration.ofMillis(250);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private static final String NEXT = "pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

  /** The catalog shows 32 bits of a transaction's number; none is half of that away. */
  private static final String WHOLE = "(n.next - ((n.next - %s::text::bigint) & 4294967295))";

  private static final String NOW =
      """
      SELECT concat_ws(' ', %s, string_agg(l.virtualtransaction, ' '))
      FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE l.locktype = 'virtualxid' AND l.granted AND a.datname = current_database()
        AND a.pid <> pg_backend_pid() AND a.application_name <> '%s'"""
          .formatted(NEXT, Settings.APPLICATION);

  private static final String SESSIONS =
      "SELECT a.pid, "
          + Words.OF_SESSION
          + """
       FROM pg_stat_activity a, (SELECT %s AS next) n, string_to_array(?, ' ') AS horizon
      WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.application_name <> '%s'
        AND CASE WHEN a.state IS NOT NULL
          THEN a.backend_type NOT IN ('autovacuum worker', 'walsender', 'parallel worker')
            AND least(%s, %s) < horizon[1]::bigint
          ELSE a.usename IS NOT NULL AND EXISTS (
            SELECT FROM pg_locks l WHERE l.pid = a.pid AND l.locktype = 'virtualxid' AND l.granted
              AND l.virtualtransaction = ANY (horizon[2:])) END
      ORDER BY a.xact_start, a.pid"""
              .formatted(
                  NEXT,
                  Settings.APPLICATION,
                  WHOLE.formatted("a.backend_xmin"),
                  WHOLE.formatted("a.backend_xid"));

  private static final String PREPARED =
      "SELECT x.transaction::text::bigint, "
          + Words.OF_PREPARED
          + """
       FROM pg_prepared_xacts x, (SELECT %s AS next) n
      WHERE x.database = current_database() AND %s < split_part(?, ' ', 1)::bigint
      ORDER BY x.prepared"""
              .formatted(NEXT, WHOLE.formatted("x.transaction"));

  private Horizon() {}

  static String now(Connection connection) throws SQLException {
    return Sql.one(connection, NOW, row -> row.getString(1));
  }

  /**
   * A transaction that is just ending is no blocker: who is named was still there a while later.
   */
  static List<Blocker> olderThan(Connection connection, String horizon) throws SQLException {
    long until = System.nanoTime() + ENDING.toNanos();
    List<Blocker> older = look(connection, horizon);
    while (!older.isEmpty() && System.nanoTime() < until) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      older = look(connection, horizon);
    }
    return older;
  }

  /** Inside a transaction the server would show the sessions as they were at the first look. */
  private static List<Blocker> look(Connection connection, String horizon) throws SQLException {
    Sql.execute(connection, "SELECT pg_stat_clear_snapshot()");
    List<Blocker> older = new ArrayList<>(list(connection, SESSIONS, horizon));
    older.addAll(list(connection, PREPARED, horizon));
    return older;
  }

  private static List<Blocker> list(Connection connection, String sql, String horizon)
      throws SQLException {
    return Sql.list(connection, sql, row -> new Blocker(row.getLong(1), row.getString(2)), horizon);
  }
}
