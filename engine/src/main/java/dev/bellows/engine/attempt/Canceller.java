package dev.bellows.engine.attempt;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Work;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions.Backend;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels what the attempt's backend runs when the work is asked to stop and does not end by
 * itself: a batch does within the grace, an index build does not. Only what is run through here is
 * cancelled, so that clearing up is not.
 */
final class Canceller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Canceller.class);

  /** More than a batch takes, in which it may commit. */
  private static final Duration GRACE = Duration.ofMillis(500);

  /** A work of several statements is met again and again. */
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final Database database;
  private final Stop own = new Stop();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Backend running;

  Canceller(Database database, Stop stop) {
    this.database = database;
    stop.whenRequested(this::start);
  }

  private void start() {
    Thread thread = new Thread(this::run, "bellows-canceller");
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs work of a backend; when it returns, nothing of it will be cancelled any more. */
  <T extends @Nullable Object> T during(Backend backend, Connection connection, Work<T> work)
      throws SQLException {
    set(backend);
    try {
      return work.with(connection);
    } finally {
      set(null);
    }
  }

  private void set(@Nullable Backend backend) {
    lock.lock();
    try {
      running = backend;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      own.await(GRACE);
      try (Connection connection = database.open()) {
        while (true) {
          cancel(connection);
          own.await(AGAIN);
        }
      }
    } catch (BellowsException e) {
      LOG.debug("cancelling ends: {}", e.code());
    } catch (SQLException e) {
      LOG.debug("what runs cannot be cancelled: {}", e.getMessage());
    }
  }

  private void cancel(Connection connection) throws SQLException {
    lock.lock();
    try {
      Backend backend = running;
      if (backend != null) {
        database.dialect().sessions().cancel(connection, backend);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    own.request(BellowsException.busy("attempt.interrupted", "the attempt has ended"));
  }
}
