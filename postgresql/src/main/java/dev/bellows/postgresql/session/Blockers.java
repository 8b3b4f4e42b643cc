package dev.bellows.postgresql.session;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Sessions.Backend;
import dev.bellows.engine.spi.Sessions.Blocker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Who a backend waits for. */
final class Blockers {

  private static final long PREPARED_TRANSACTION = 0;

  private static final String SESSIONS =
      "SELECT blocking.pid, "
          + Words.OF_SESSION
          + """
       FROM (SELECT DISTINCT unnest(pg_blocking_pids(?))) blocking (pid) LEFT JOIN pg_stat_activity a USING (pid)
      WHERE a.pid IS NOT NULL OR blocking.pid = %d
      ORDER BY a.xact_start, a.pid"""
              .formatted(PREPARED_TRANSACTION);

  /**
   * pg_blocking_pids shows a prepared transaction as 0; the lock on its own number tells which one.
   */
  private static final String PREPARED =
      "SELECT DISTINCT x.transaction::text::bigint, "
          + Words.OF_PREPARED
          + """
       FROM pg_locks w
      JOIN pg_locks h ON h.pid IS NULL AND h.granted AND h.locktype = w.locktype
        AND (h.database, h.relation, h.page, h.tuple, h.virtualxid, h.transactionid, h.classid, h.objid, h.objsubid)
          IS NOT DISTINCT FROM
            (w.database, w.relation, w.page, w.tuple, w.virtualxid, w.transactionid, w.classid, w.objid, w.objsubid)
      JOIN pg_locks own ON own.pid IS NULL AND own.locktype = 'transactionid'
        AND own.virtualtransaction = h.virtualtransaction
      JOIN pg_prepared_xacts x ON x.transaction = own.transactionid
      WHERE w.pid = ? AND NOT w.granted AND 0 = ANY (pg_blocking_pids(w.pid))""";

  private Blockers() {}

  static List<Blocker> of(Connection connection, Backend waiting) throws SQLException {
    int backend = Math.toIntExact(waiting.id());
    List<Blocker> blockers = new ArrayList<>(list(connection, SESSIONS, backend));
    if (blockers.removeIf(it -> it.id() == PREPARED_TRANSACTION)) {
      blockers.addAll(list(connection, PREPARED, backend));
    }
    return blockers;
  }

  private static List<Blocker> list(Connection connection, String sql, int backend)
      throws SQLException {
    return Sql.list(connection, sql, row -> new Blocker(row.getLong(1), row.getString(2)), backend);
  }
}
