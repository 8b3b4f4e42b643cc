package dev.bellows.engine.attempt;

import dev.bellows.engine.attempt.Leases.Ticket;
import dev.bellows.engine.database.Database;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.Pauses;
import dev.bellows.engine.spi.Sessions.Backend;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives signs of life on a connection of its own, and stops the work when the lease is lost or the
 * migration is paused. While the database is away it tries again: the fence keeps a work that
 * outlived its lease from committing.
 */
final class Heartbeat implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  private final Database database;
  private final Leases leases;
  private final Ticket ticket;
  private final Stop stop;
  private final Stop own = new Stop();
  private final Duration every;
  private final Thread thread;
  private @Nullable Connection connection;

  Heartbeat(Database database, Leases leases, Ticket ticket, Stop stop, Duration every) {
    this.database = database;
    this.leases = leases;
    this.ticket = ticket;
    this.stop = stop;
    this.every = every;
    this.thread = new Thread(this::run, "bellows-heartbeat");
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        own.await(every);
        tick();
      }
    } catch (BellowsException e) {
      LOG.debug("heartbeat of {} ends: {}", ticket, e.code());
    } finally {
      disconnect();
    }
  }

  /** One sign of life. */
  void tick() {
    try {
      if (!leases.beat(connected(), ticket)) {
        stop.request(Leases.lost(ticket.migration()));
      }
      new Pauses(database).check(connected(), ticket.migration());
    } catch (BellowsException e) {
      stop.request(e);
    } catch (SQLException e) {
      LOG.debug("no sign of life could be given: {}", e.getMessage());
      disconnect();
    }
  }

  private Connection connected() throws SQLException {
    Connection current = connection;
    if (current == null) {
      current = database.open();
      connection = current;
      Backend backend = database.dialect().sessions().backend(current);
      Connection opened = current;
      Database.transaction(
          opened,
          it -> {
            leases.register(it, ticket, backend);
            return backend;
          });
    }
    return current;
  }

  private void disconnect() {
    Connection current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (SQLException e) {
        LOG.debug("closing a broken connection: {}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    own.request(BellowsException.busy("heartbeat.ended", "the attempt has ended"));
    try {
      thread.join(every.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
