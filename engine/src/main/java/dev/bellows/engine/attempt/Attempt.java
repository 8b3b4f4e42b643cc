package dev.bellows.engine.attempt;

import dev.bellows.engine.Actor;
import dev.bellows.engine.attempt.Leases.Ending;
import dev.bellows.engine.attempt.Leases.Holder;
import dev.bellows.engine.attempt.Leases.Ticket;
import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.database.Work;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions.Backend;
import dev.bellows.engine.spi.Sessions.ErrorClass;
import dev.bellows.engine.spi.Sessions.Limits;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One execution of a phase. Holds the lease from its beginning to {@link #close}, and one
 * connection to work with, whose every transaction passes the fence before it commits.
 *
 * <p>Used by one thread.
 */
public final class Attempt implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

  private final Context context;
  private final Leases leases;
  private final Ticket ticket;
  private final Heartbeat heartbeat;
  private final Canceller canceller;
  private Connection work;
  private Backend backend;
  private @Nullable BellowsException failure;
  private final LockWaits waits = new LockWaits();

  /** What an attempt works with. */
  public record Context(
      Database database,
      Actor actor,
      Timing timing,
      Stop stop,
      Observer observer,
      CrashSeam seam) {}

  private Attempt(Context context, Leases leases, Ticket ticket, Connection work, Backend backend) {
    this.context = context;
    this.leases = leases;
    this.ticket = ticket;
    this.work = work;
    this.backend = backend;
    this.heartbeat =
        new Heartbeat(
            context.database(), leases, ticket, context.stop(), context.timing().heartbeat());
    this.canceller = new Canceller(context.database(), context.stop());
  }

  /**
   * Takes the lease and begins.
   *
   * @param activity a phase's name, or ROLLBACK
   * @throws BellowsException {@code attempt.alive} (exit 3) while another attempt lives
   */
  public static Attempt begin(Context context, MigrationName migration, String activity) {
    Database database = context.database();
    Leases leases = new Leases(database);
    try {
      Connection work = database.open();
      try {
        Holder holder = new Holder(activity, context.actor().process(), context.actor().name());
        Ticket ticket =
            new Takeover(database, leases, context.timing(), context.stop())
                .take(work, migration, holder);
        Backend backend = registered(database, leases, ticket, work);
        Attempt attempt = new Attempt(context, leases, ticket, work, backend);
        attempt.heartbeat.start();
        context.observer().on(new Notice.Started(activity));
        return attempt;
      } catch (SQLException | RuntimeException e) {
        work.close();
        throw e;
      }
    } catch (SQLException e) {
      throw database.translated(e);
    }
  }

  private static Backend registered(
      Database database, Leases leases, Ticket ticket, Connection connection) throws SQLException {
    Backend backend = database.dialect().sessions().backend(connection);
    return Database.transaction(
        connection,
        it -> {
          leases.register(it, ticket, backend);
          return backend;
        });
  }

  public Context context() {
    return context;
  }

  public Database database() {
    return context.database();
  }

  public MigrationName migration() {
    return ticket.migration();
  }

  /** The backend of the work connection. */
  Backend backend() {
    return backend;
  }

  /** Watches, until it is closed, whom the work connection waits for. */
  public Watch watch() {
    return new Watch(context.database(), backend);
  }

  /**
   * The work connection, in autocommit mode, for reading and for what cannot run in a transaction.
   */
  public Connection connection() {
    return work;
  }

  /**
   * Runs a transaction on the work connection within limits. The fence is checked last, so that
   * nothing of a runner that lost its lease is ever committed. Cancelled when the work is asked to
   * stop and it does not end soon.
   *
   * @throws SQLException as the server says; rolled back, or of unknown outcome where the
   *     connection was lost
   */
  public <T extends @Nullable Object> T transaction(Limits limits, Work<T> steps)
      throws SQLException {
    return interruptible(connection -> fenced(limits, steps));
  }

  /**
   * Works on the work connection; cancelled when the work is asked to stop and it does not end
   * soon.
   */
  <T extends @Nullable Object> T interruptible(Work<T> steps) throws SQLException {
    return canceller.during(backend, work, steps);
  }

  /**
   * Reads on the work connection in autocommit mode, for as long as it takes.
   *
   * @throws BellowsException the reason of a stop that was requested meanwhile
   */
  public <T extends @Nullable Object> T read(Work<T> reading) throws SQLException {
    try {
      return interruptible(reading);
    } catch (SQLException e) {
      context.stop().check();
      throw e;
    }
  }

  private <T extends @Nullable Object> T fenced(Limits limits, Work<T> steps) throws SQLException {
    return Database.transaction(
        work,
        connection -> {
          context.database().dialect().sessions().limit(connection, limits);
          T result = steps.with(connection);
          leases.check(connection, ticket);
          return result;
        });
  }

  /**
   * The fence, for a transaction on another connection: last before its commit.
   *
   * @throws BellowsException {@code attempt.lost} (exit 3)
   */
  public void fence(Connection connection) throws SQLException {
    leases.check(connection, ticket);
  }

  /**
   * A transaction as {@link #transaction} for the control tables, with failures translated and the
   * default limits; never cancelled.
   */
  public <T extends @Nullable Object> T record(Work<T> steps) {
    try {
      return fenced(new Limits(Duration.ofSeconds(5), Duration.ofSeconds(30)), steps);
    } catch (SQLException e) {
      throw context.database().translated(e);
    }
  }

  /**
   * Gets a new work connection in the place of one that broke, trying again until the patience
   * ends.
   *
   * @throws BellowsException {@code database.unreachable} (exit 4); {@code attempt.lost}
   */
  public void reconnect() {
    closeWork();
    long until = System.nanoTime() + context.timing().patience().toNanos();
    Backoff backoff = new Backoff(new java.util.Random());
    while (true) {
      try {
        work = context.database().open();
        backend = registered(context.database(), leases, ticket, work);
        return;
      } catch (SQLException e) {
        if (context.database().dialect().sessions().classify(e) != ErrorClass.DISCONNECTED
            || System.nanoTime() > until) {
          throw context.database().translated(e);
        }
        context.stop().await(backoff.next());
      }
    }
  }

  /** Whether the work connection still answers. */
  boolean connected() {
    try {
      return !work.isClosed() && Sql.ask(work, "SELECT true");
    } catch (SQLException e) {
      return false;
    }
  }

  /** What its steps waited for locks; kept with its record. */
  LockWaits waits() {
    return waits;
  }

  /** Tells the observer. */
  public void tell(Notice notice) {
    context.observer().on(notice);
  }

  /** Passes a point where a test may end the process. */
  public void seam(String point) {
    context.seam().at(point);
  }

  /** Notes why the attempt fails, for its record; returns it to be thrown. */
  public BellowsException failed(BellowsException because) {
    failure = because;
    return because;
  }

  /** Ends the attempt and lets the lease go. */
  @Override
  public void close() {
    heartbeat.close();
    canceller.close();
    try {
      if (!connected()) {
        closeWork();
        work = context.database().open();
      }
      String outcome = failure == null ? "DONE" : failure.category().name();
      String message = failure == null ? null : failure.getMessage();
      Database.transaction(
          work,
          connection -> {
            leases.release(connection, ticket, new Ending(outcome, message, waits));
            return ticket;
          });
    } catch (SQLException e) {
      LOG.warn(
          "the lease of '{}' could not be let go ({}); it ends by itself after {} s",
          ticket.migration(),
          e.getMessage(),
          context.timing().lease().toSeconds());
    } finally {
      closeWork();
    }
  }

  private void closeWork() {
    try {
      work.close();
    } catch (SQLException e) {
      LOG.debug("closing a broken connection: {}", e.getMessage());
    }
  }
}
