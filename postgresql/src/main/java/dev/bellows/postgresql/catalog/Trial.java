package dev.bellows.postgresql.catalog;

import dev.bellows.engine.failure.BellowsException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Work in a transaction, or inside the caller's one in a savepoint, that is always rolled back:
 * neither objects nor settings outlive it.
 */
final class Trial {
  private static final int ATTEMPTS = 15;
  private static final long SHORTEST_PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 200;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** What is tried. */
  interface Work<T> {
    T run() throws SQLException;
  }

  private final Connection connection;

  Trial(Connection connection) {
    this.connection = connection;
  }

  /**
   * Runs the work under the settings; again where a lock was not to be had in time.
   *
   * @throws BellowsException {@code catalog.busy} (exit 4) when all attempts met a lock
   */
  <T> T run(Map<String, String> settings, Work<T> work) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(settings, work);
      } catch (SQLException e) {
        if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw busy(e);
        }
        pause();
      }
    }
  }

  /** Takes back what failed inside a trial, so that the trial goes on. */
  <T> T attempt(Work<T> work) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      T result = work.run();
      connection.releaseSavepoint(before);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      undo(e, () -> connection.rollback(before));
      throw e;
    }
  }

  private <T> T once(Map<String, String> settings, Work<T> work) throws SQLException {
    if (!connection.getAutoCommit()) {
      return inCallersTransaction(settings, work);
    }
    connection.setAutoCommit(false);
    return thenUndone(
        settings,
        work,
        () -> {
          connection.rollback();
          connection.setAutoCommit(true);
        });
  }

  private <T> T inCallersTransaction(Map<String, String> settings, Work<T> work)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    return thenUndone(
        settings,
        work,
        () -> {
          connection.rollback(before);
          connection.releaseSavepoint(before);
        });
  }

  private <T> T thenUndone(Map<String, String> settings, Work<T> work, Undo undo)
      throws SQLException {
    T result;
    try {
      set(settings);
      result = work.run();
    } catch (SQLException | RuntimeException | Error e) {
      undo(e, undo);
      throw e;
    }
    undo.run();
    return result;
  }

  private interface Undo {
    void run() throws SQLException;
  }

  private static void undo(Throwable reason, Undo undo) {
    try {
      undo.run();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** Until the end of the trial. */
  void set(Map<String, String> settings) throws SQLException {
    String sql = "SELECT set_config(name, value, true) FROM unnest(?, ?) AS setting(name, value)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, texts(settings.keySet().toArray()));
      statement.setArray(2, texts(settings.values().toArray()));
      statement.execute();
    }
  }

  private Array texts(Object[] values) throws SQLException {
    return connection.createArrayOf("text", values);
  }

  private static void pause() {
    long millis = ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static BellowsException busy(SQLException cause) {
    return BellowsException.busy(
            "catalog.busy",
            "Another session holds a lock on what is to be read, through %d tries of 300 ms: %s. Nothing was changed. Run the command again when that session has ended."
                .formatted(ATTEMPTS, ServerWords.of(cause)))
        .causedBy(cause);
  }
}
