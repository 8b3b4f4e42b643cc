package dev.bellows.postgresql.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.backfill.Progress;
import dev.bellows.engine.backfill.SweepLoop;
import dev.bellows.engine.backfill.Transactions;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.database.Work;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Sessions.Blocker;
import dev.bellows.engine.spi.Sessions.Limits;
import dev.bellows.model.SweepOrder;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.writers.Workload;
import dev.bellows.testkit.writers.Writers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SweepLoopTest extends SweptLedger {
  private static final int ROWS = 40_000;

  SweepLoopTest(Database database) throws SQLException {
    super(database);
  }

  @ParameterizedTest
  @EnumSource
  void everyRowIsFilledAndALastPassFindsNothing(SweepOrder order) throws SQLException {
    ledger(ROWS);

    Progress last = bench.sweep(LEDGER, order).run();

    assertThat(Widening.left(database, "ledger")).isZero();
    assertThat(last.pass()).isEqualTo(1);
    assertThat(last.tally().changed()).isZero();
    assertThat(bench.told()).filteredOn(it -> it.pass() == 0).isNotEmpty();
    assertThat(bench.told().get(bench.told().size() - 1).rowsRemaining()).isZero();
    assertThat(database.number("SELECT changed FROM checkpoint WHERE pass = 0")).isEqualTo(ROWS);
  }

  @Test
  void anEmptyTableIsDoneInOnePass() throws SQLException {
    ledger(0);
    assertThat(bench.sweep(LEDGER, SweepOrder.AUTO).run().pass()).isZero();
  }

  @Test
  void aFinishedSweepIsNotDoneAgain() throws SQLException {
    ledger(ROWS);
    bench.sweep(LEDGER, SweepOrder.AUTO).run();
    long batches = savedBatches();

    bench.sweep(LEDGER, SweepOrder.AUTO).run();

    assertThat(savedBatches()).isEqualTo(batches);
  }

  @Test
  void aStoppedSweepGoesOnFromItsCheckpoint() throws SQLException {
    ledger(ROWS);
    AtomicInteger waits = new AtomicInteger();
    bench.waiting(
        time -> {
          if (waits.incrementAndGet() > 9) {
            throw BellowsException.busy("attempt.stopped", "asked to stop");
          }
        });
    assertThatThrownBy(() -> bench.sweep(LEDGER, SweepOrder.AUTO).run())
        .isInstanceOf(BellowsException.class);
    long filled = ROWS - Widening.left(database, "ledger");
    assertThat(filled).isPositive().isLessThan(ROWS);
    assertThat(database.number("SELECT changed FROM checkpoint")).isEqualTo(filled);

    bench.waiting(time -> {}).sweep(LEDGER, SweepOrder.AUTO).run();

    assertThat(Widening.left(database, "ledger")).isZero();
    assertThat(database.number("SELECT changed FROM checkpoint WHERE pass = 0")).isEqualTo(ROWS);
  }

  @Test
  void aSweepWhoseOrderWasChangedMeanwhileBeginsInTheNewOne() throws SQLException {
    ledger(ROWS);
    AtomicInteger waits = new AtomicInteger();
    bench.waiting(
        time -> {
          if (waits.incrementAndGet() > 9) {
            throw BellowsException.busy("attempt.stopped", "asked to stop");
          }
        });
    assertThatThrownBy(() -> bench.sweep(LEDGER, SweepOrder.PAGE).run())
        .isInstanceOf(BellowsException.class);

    bench.waiting(time -> {}).sweep(LEDGER, SweepOrder.KEY).run();
    bench.sweep(LEDGER, SweepOrder.PAGE).run();

    assertThat(Widening.left(database, "ledger")).isZero();
    assertThat(database.number("SELECT sum(changed) FROM checkpoint")).isEqualTo(ROWS);
    assertThat(database.column("SELECT split_part(extent, '=', 1) FROM checkpoint ORDER BY pass"))
        .startsWith("pages")
        .hasSize(3);
  }

  @Test
  void aBackendThatIsKilledIsReplacedAndNothingIsDoneTwice() throws SQLException {
    ledger(ROWS);
    atWait(10, () -> database.rows("SELECT pg_terminate_backend(?, 5000)", bench.backend()));

    bench.sweep(LEDGER, SweepOrder.AUTO).run();

    assertThat(Widening.left(database, "ledger")).isZero();
    assertThat(database.number("SELECT sum(changed) FROM checkpoint")).isEqualTo(ROWS);
    assertThat(database.number("SELECT sum(retries) FROM checkpoint")).isEqualTo(1);
  }

  @Test
  void aCommitOfUnknownOutcomeIsLookedUpNotRepeated() throws SQLException {
    ledger(ROWS);
    Transactions forgetful =
        new Transactions() {
          private int runs;

          @Override
          public <T extends @Nullable Object> T run(Limits limits, Work<T> work)
              throws SQLException {
            T result = bench.run(limits, work);
            if (++runs % 5 == 0) {
              throw new SQLException("the connection broke after the commit", "08006");
            }
            return result;
          }

          @Override
          public List<Blocker> blockers() {
            return List.of();
          }

          @Override
          public void reconnect() {
            bench.reconnect();
          }

          @Override
          public BellowsException translated(SQLException error) {
            return bench.translated(error);
          }
        };

    bench.sweep(LEDGER, forgetful).run();

    assertThat(Widening.left(database, "ledger")).isZero();
    assertThat(database.number("SELECT sum(changed) FROM checkpoint")).isEqualTo(ROWS);
    assertThat(database.number("SELECT max(pass) FROM checkpoint")).isEqualTo(1);
  }

  @Test
  void aTableThatIsWrittenAnewIsSweptFromItsBeginning() throws SQLException {
    ledger(ROWS);
    atWait(
        20,
        () ->
            // what was not filled yet moves to the front, which the sweep has passed
            database.execute(
                "CREATE INDEX by_amount ON ledger (id DESC)", "CLUSTER ledger USING by_amount"));

    Progress last = bench.sweep(LEDGER, SweepOrder.PAGE).run();

    assertThat(Widening.left(database, "ledger")).isZero();
    assertThat(last.pass()).isEqualTo(2);
  }

  @Test
  void everyRowIsFilledUnderWriters() throws SQLException {
    ledger(ROWS);
    Workload workload =
        Workload.on(database, 3)
            .with(
                "move",
                (connection, random) ->
                    Sql.update(
                        connection,
                        "UPDATE ledger SET filler = repeat('y', ?) WHERE id = ?",
                        random.nextInt(200),
                        random.nextLong(ROWS)))
            .with(
                "insert",
                (connection, random) ->
                    Sql.update(
                        connection,
                        "INSERT INTO ledger VALUES (?, 1, 'new') ON CONFLICT DO NOTHING",
                        random.nextLong()));
    try (Writers writers = workload.start()) {
      writers.awaitServed(100);
      bench.sweep(LEDGER, SweepOrder.AUTO).run();
      writers.awaitServed(100);
    }
    assertThat(Widening.left(database, "ledger")).as(() -> "seed " + workload.seed()).isZero();
  }

  @Test
  void writersThatLockRowsInTheOtherOrderNeverFail() throws SQLException {
    ledger(ROWS);
    Workload workload =
        Workload.on(database, 4)
            .with(
                "backwards",
                (connection, random) -> {
                  long from = 10 + random.nextLong(ROWS - 10);
                  for (long id = from; id > from - 10; id--) {
                    Sql.update(connection, "UPDATE ledger SET filler = 'y' WHERE id = ?", id);
                  }
                });
    try (Writers writers = workload.start()) {
      writers.awaitServed(50);
      bench.sweep(LEDGER, SweepOrder.KEY).run();
      writers.awaitServed(50);
      assertThat(writers.stop().failedBySqlState()).as(() -> "seed " + workload.seed()).isEmpty();
    }
    assertThat(Widening.left(database, "ledger")).isZero();
  }

  @Test
  void aTransformThatNeverSettlesIsNotRepeatedForEver() throws SQLException {
    ledger(300);
    RowProgram restless =
        new RowProgram(
            LEDGER.table(), List.of("id"), Map.of("amount_big", "amount"), "false", Map.of(), null);

    assertThatThrownBy(() -> bench.sweep(restless, SweepOrder.AUTO).run())
        .isInstanceOfSatisfying(
            BellowsException.class, it -> assertThat(it.code()).isEqualTo("sweep.unsettled"));
  }

  @Test
  void aBatchThatRunsOutOfItsTimeIsMadeSmaller() throws SQLException {
    ledger(400);
    database.execute(
        """
        CREATE FUNCTION slow(n int) RETURNS bigint LANGUAGE plpgsql AS
        $$BEGIN PERFORM pg_sleep(0.008); RETURN n; END$$""");
    RowProgram slow =
        new RowProgram(
            LEDGER.table(),
            List.of("id"),
            Map.of("amount_big", "slow(amount)"),
            LEDGER.consistent(),
            Map.of(),
            null);
    SweepLoop loop = bench.sweep(slow, SweepOrder.KEY);

    loop.run();

    assertThat(Widening.left(database, "ledger")).isZero();
    assertThat(database.number("SELECT sum(retries) FROM checkpoint")).isPositive();
    assertThat(database.number("SELECT rows FROM checkpoint WHERE pass = 0")).isLessThan(400);
  }
}
