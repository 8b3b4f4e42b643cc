package dev.bellows.postgresql.session;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions.Backend;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Backends by process id and start, which together are never used again. */
final class Backends {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Exact to the microsecond, and the same under any TimeZone and DateStyle. */
  private static final String STARTED = "extract(epoch FROM backend_start)::numeric(20, 6)::text";

  /** Another role's start is shown to pg_read_all_stats only; without it the name must do. */
  private static final String SAME =
      "pid = ? AND (%s = ? OR backend_start IS NULL AND application_name = '%s')"
          .formatted(STARTED, Settings.APPLICATION);

  private Backends() {}

  static Backend of(Connection connection) throws SQLException {
    return Sql.one(
        connection,
        "SELECT pid, %s FROM pg_stat_activity WHERE pid = pg_backend_pid()".formatted(STARTED),
        row -> new Backend(row.getLong(1), row.getString(2)));
  }

  static boolean alive(Connection connection, Backend backend) throws SQLException {
    return Sql.one(
        connection,
        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE " + SAME + ")",
        row -> row.getBoolean(1),
        Math.toIntExact(backend.id()),
        backend.started());
  }

  /** Cancels its statement; where it runs none the server forgets it. */
  static void cancel(Connection connection, Backend backend) throws SQLException {
    Sql.list(
        connection,
        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE " + SAME,
        row -> row.getBoolean(1),
        Math.toIntExact(backend.id()),
        backend.started());
  }

  /**
   * @throws BellowsException {@code backend.alive} (exit 4) where it does not end
   */
  static void terminate(Connection connection, Backend backend) throws SQLException {
    Sql.list(
        connection,
        "SELECT pg_terminate_backend(pid, ?) FROM pg_stat_activity WHERE " + SAME,
        row -> row.getBoolean(1),
        PATIENCE.toMillis(),
        Math.toIntExact(backend.id()),
        backend.started());
    if (alive(connection, backend)) {
      throw BellowsException.busy(
              "backend.alive",
              "backend %d, which an earlier attempt left, was told to end and has not within %d s. Nothing was changed; run the command again, or end the process on the server"
                  .formatted(backend.id(), PATIENCE.toSeconds()))
          .with("backend", backend.id());
    }
  }
}
