package dev.bellows.postgresql.sweep;

import static dev.bellows.engine.database.Database.transaction;

import dev.bellows.engine.backfill.Progress;
import dev.bellows.engine.backfill.SweepLoop;
import dev.bellows.engine.backfill.SweepTools;
import dev.bellows.engine.backfill.Transactions;
import dev.bellows.engine.backfill.Waiter;
import dev.bellows.engine.database.Work;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Sessions;
import dev.bellows.engine.spi.Sessions.Blocker;
import dev.bellows.engine.spi.Sessions.Limits;
import dev.bellows.engine.verify.ReconcileLoop;
import dev.bellows.model.Migration.Backfill;
import dev.bellows.model.Side;
import dev.bellows.model.SweepOrder;
import dev.bellows.postgresql.session.PostgreSqlSessions;
import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Loops over a table of a test, on one connection, that never sleep. */
final class Bench implements AutoCloseable, Transactions {

  private static final Sessions SESSIONS = new PostgreSqlSessions();

  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Database database;
  private final SkippingClock clock = new SkippingClock();
  private final List<Progress> told = new ArrayList<>();
  private Connection connection;
  private Waiter waiter = time -> {};
  private long transactions;

  Bench(Database database) throws SQLException {
    this.database = database;
    this.connection = open();
    CheckpointTable.create(database);
    FailureTable.create(database);
  }

  private Connection open() throws SQLException {
    Connection opened = database.connect();
    SESSIONS.prepare(opened);
    return opened;
  }

  /** What the loops made from now on do instead of waiting. */
  Bench waiting(Waiter instead) {
    waiter = instead;
    return this;
  }

  SweepLoop sweep(RowProgram rows, SweepOrder order) {
    return new SweepLoop(tools("FILL", this), rows, settings(order));
  }

  /** A sweep whose transactions are run by another. */
  SweepLoop sweep(RowProgram rows, Transactions through) {
    return new SweepLoop(tools("FILL", through), rows, settings(SweepOrder.AUTO));
  }

  ReconcileLoop reconciliation(RowProgram rows, @Nullable Side repairFrom) {
    return new ReconcileLoop(
        tools("RECONCILE", this),
        rows,
        settings(SweepOrder.AUTO),
        FailureTable.mismatches(),
        repairFrom);
  }

  private SweepTools tools(String purpose, Transactions through) {
    return new SweepTools(
        new PostgreSqlSweeps(),
        SESSIONS,
        through,
        new CheckpointTable(purpose),
        FailureTable.poisoned(),
        time -> waiter.await(time),
        clock,
        PATIENCE,
        new Random(1),
        told::add);
  }

  private static Backfill settings(SweepOrder order) {
    return new Backfill(Duration.ofMillis(100), 100, 50_000, null, order, null);
  }

  SkippingClock clock() {
    return clock;
  }

  /** What the listener was told, in order. */
  List<Progress> told() {
    return told;
  }

  /** Transactions begun. */
  long transactions() {
    return transactions;
  }

  /** The process id of the connection's backend. */
  int backend() throws SQLException {
    return Math.toIntExact(SESSIONS.backend(connection).id());
  }

  @Override
  public <T extends @Nullable Object> T run(Limits limits, Work<T> work) throws SQLException {
    transactions++;
    return transaction(
        connection,
        it -> {
          SESSIONS.limit(it, limits);
          return work.with(it);
        });
  }

  @Override
  public List<Blocker> blockers() {
    return List.of(new Blocker(7, "pid 7, in the way"));
  }

  @Override
  public void reconnect() {
    try {
      connection.close();
      connection = open();
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  @Override
  public BellowsException translated(SQLException error) {
    return BellowsException.busy("test.translated", String.valueOf(error.getMessage()))
        .causedBy(error);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
