package dev.bellows.testkit.writers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** Executes one request at a time, each in a transaction, and accounts for it. */
final class Writer {
  private static final int MOST_TRIES = 100;

  private final DataSource pool;
  private final Set<String> retried;
  private final Laps laps;

  Writer(DataSource pool, Set<String> retried, Laps laps) {
    this.pool = pool;
    this.retried = retried;
    this.laps = laps;
  }

  /**
   * @param due when the request should have started, as {@link System#nanoTime()} tells it
   */
  void serve(NamedRequest request, RandomGenerator random, long due) {
    try {
      executeWithRetries(request.request(), random);
      laps.served(request.name(), System.nanoTime() - due);
    } catch (Throwable failure) {
      // whatever it is, it is kept: a thread that ended unseen would leave a test green
      laps.failed(request.name(), failure);
    }
  }

  private void executeWithRetries(Request request, RandomGenerator random) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        execute(request, random);
        return;
      } catch (SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || !retried.contains(state) || attempt == MOST_TRIES) {
          throw failure;
        }
        laps.retried();
      }
    }
  }

  private void execute(Request request, RandomGenerator random) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        request.execute(connection, random);
        connection.commit();
      } catch (Throwable failure) {
        rollBack(connection, failure);
        throw failure;
      }
    }
  }

  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException alreadyLost) {
      failure.addSuppressed(alreadyLost);
    }
  }
}
