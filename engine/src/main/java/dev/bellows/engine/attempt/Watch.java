package dev.bellows.engine.attempt;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions.Backend;
import dev.bellows.engine.spi.Sessions.Blocker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches from a second connection whom a backend of ours waits for, while a statement runs. A
 * statement that ends at once is not watched.
 */
public final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration EVERY = Duration.ofMillis(100);
  private static final Duration LONGEST_END = Duration.ofSeconds(2);

  private final Database database;
  private final Backend watched;
  private final Stop own = new Stop();
  private final AtomicReference<List<Blocker>> last = new AtomicReference<>(List.of());
  private final Thread thread;

  Watch(Database database, Backend watched) {
    this.database = database;
    this.watched = watched;
    this.thread = new Thread(this::run, "bellows-watch");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /** Who was waited for most recently; empty where nobody was, since the last call. */
  public List<Blocker> seen() {
    return last.getAndSet(List.of());
  }

  private void run() {
    try {
      own.await(EVERY);
      watch();
    } catch (BellowsException e) {
      LOG.debug("watching ends: {}", e.code());
    } catch (SQLException e) {
      LOG.debug("who blocks cannot be seen: {}", e.getMessage());
    }
  }

  private void watch() throws SQLException {
    try (Connection connection = database.open()) {
      while (true) {
        List<Blocker> now = database.dialect().sessions().blockers(connection, watched);
        if (!now.isEmpty()) {
          last.set(now);
        }
        own.await(EVERY);
      }
    }
  }

  @Override
  public void close() {
    own.request(BellowsException.busy("watch.ended", "the statement has ended"));
    try {
      thread.join(LONGEST_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
