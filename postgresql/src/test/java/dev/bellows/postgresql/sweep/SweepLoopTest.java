package dev.bellows.postgresql.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.backfill.Progress;
import dev.bellows.engine.backfill.SweepLoop;
import dev.bellows.engine.backfill.Transactions;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.database.Work;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.failure.Category;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Sessions.Blocker;
import dev.bellows.engine.spi.Sessions.Limits;
import dev.bellows.model.SweepOrder;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.writers.Workload;
import dev.bellows.testkit.writers.Writers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest
class SweepLoopTest {
  private static final int ROWS = 40_000;
  private static final RowProgram LEDGER = Widening.program("ledger", "id");

  private final Database database;
  private final Bench bench;

  SweepLoopTest(Database database) throws SQLException {
    this.database = database;
    this.bench = new Bench(database);
  }

  @AfterEach
  void close() throws SQLException {
    bench.close();
  }

  private void ledger(int rows) throws SQLException {
    database.execute(
        "CREATE TABLE ledger (id bigint PRIMARY KEY, amount int, filler text)",
        "INSERT INTO ledger SELECT g, g, repeat('x', 60) FROM generate_series(1, %d) g"
            .formatted(rows));
    Widening.expand(database, "ledger");
  }

  /** Something that a test does at a certain wait of a loop. */
  @FunctionalInterface
  private interface Event {
    void happen() throws SQLException;
  }

  private Bench atWait(int number, Event event) {
    AtomicInteger waits = new AtomicInteger();
    return bench.waiting(
        time -> {
          if (waits.incrementAndGet() == number) {
            try {
              event.happen();
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          }
        });
  }

  private long savedBatches() throws SQLException {
    return database.number("SELECT sum(batches) FROM checkpoint");
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

  /** Somebody who has locked rows of the ledger, and lets them go at its end. */
  private Connection holding(String condition) throws SQLException {
    Connection holder = database.connect();
    holder.setAutoCommit(false);
    Sql.execute(holder, "SELECT FROM ledger WHERE " + condition + " FOR UPDATE");
    return holder;
  }

  /** Lets the rows go when the loop waits for a lock the third time. */
  private void letGoAtTheThirdTry(Connection holder) {
    AtomicInteger tries = new AtomicInteger();
    bench.waiting(
        time -> {
          // pauses between batches are shorter than the first between two tries
          if (time.compareTo(Duration.ofMillis(40)) > 0 && tries.incrementAndGet() == 3) {
            letGo(holder);
          }
        });
  }

  private static void letGo(Connection holder) {
    try {
      holder.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void allButTheRowsThatSomebodyHoldsAreFilledBeforeTheyAreWaitedFor(SweepOrder order)
      throws SQLException {
    ledger(3000);
    AtomicInteger tries = new AtomicInteger();
    try (Connection holder = holding("id IN (1, 1500, 1501, 3000)")) {
      bench.waiting(
          time -> {
            if (leftNow() == 4
                && time.compareTo(Duration.ofMillis(40)) > 0
                && tries.incrementAndGet() == 3) {
              letGo(holder);
            }
          });

      bench.sweep(LEDGER, order).run();
    }
    assertThat(Widening.left(database, "ledger")).isZero();
    assertThat(tries).hasValueGreaterThanOrEqualTo(3);
    assertThat(database.number("SELECT sum(changed) FROM checkpoint")).isEqualTo(3000);
    assertThat(database.number("SELECT held FROM checkpoint WHERE pass = 1")).isEqualTo(4);
  }

  private long leftNow() {
    try {
      return Widening.left(database, "ledger");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void rowsThatAreHeldAllOverTheTableCostOneWaitNotOneEach() throws SQLException {
    ledger(ROWS);
    try (Connection holder = holding("id % 100 = 0")) {
      bench.waiting(
          time -> {
            if (leftNow() == ROWS / 100) {
              letGo(holder);
            }
          });

      bench.sweep(LEDGER, SweepOrder.KEY).run();
    }
    assertThat(Widening.left(database, "ledger")).isZero();
    assertThat(database.number("SELECT held FROM checkpoint WHERE pass = 0")).isEqualTo(ROWS / 100);
    assertThat(database.number("SELECT sum(retries) FROM checkpoint")).isLessThan(10);
  }

  @Test
  void rowsHeldForLongerThanThePatienceEndTheSweepWhenAllOthersAreFilled() throws SQLException {
    ledger(3000);
    try (Connection holder = holding("id = 1500")) {
      bench.waiting(time -> bench.clock().skip(time.multipliedBy(20)));

      assertThatThrownBy(() -> bench.sweep(LEDGER, SweepOrder.KEY).run())
          .isInstanceOfSatisfying(
              BellowsException.class,
              it -> {
                assertThat(it.code()).isEqualTo("sweep.locked");
                assertThat(it.category()).isEqualTo(Category.DATABASE_BUSY);
              })
          .hasMessageContaining("ledger, or a row of it")
          .hasMessageContaining("pid 7, in the way");
      assertThat(Widening.left(database, "ledger")).isEqualTo(1);
      holder.rollback();
    }
    bench.waiting(time -> {}).sweep(LEDGER, SweepOrder.KEY).run();
    assertThat(Widening.left(database, "ledger")).isZero();
    assertThat(database.number("SELECT sum(changed) FROM checkpoint")).isEqualTo(3000);
  }

  @Test
  void aTableThatSomebodyHasLockedIsWaitedFor() throws SQLException {
    ledger(3000);
    try (Connection holder = database.connect()) {
      holder.setAutoCommit(false);
      Sql.execute(holder, "LOCK TABLE ledger IN SHARE MODE");
      letGoAtTheThirdTry(holder);

      bench.sweep(LEDGER, SweepOrder.AUTO).run();
    }
    assertThat(Widening.left(database, "ledger")).isZero();
    assertThat(database.number("SELECT sum(retries) FROM checkpoint")).isGreaterThanOrEqualTo(3);
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

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 400})
  void poisonedRowsAreRecordedAndTheOthersFilledInFewTransactions(int poisoned)
      throws SQLException {
    int rows = 200_000;
    Parsing.create(database, rows, rows / poisoned);

    Progress last = bench.sweep(Parsing.program(), SweepOrder.AUTO).run();

    assertThat(database.number("SELECT count(*) FROM parsed WHERE number IS NULL"))
        .isEqualTo(poisoned);
    assertThat(database.column("SELECT row_key FROM failure WHERE kind = 'poisoned'"))
        .hasSize(poisoned)
        .contains("id=" + rows);
    assertThat(database.number("SELECT poisoned FROM checkpoint WHERE pass = 0"))
        .isEqualTo(poisoned);
    assertThat(last.tally().changed()).isZero();
    assertThat(bench.transactions()).isLessThan(savedBatches() * 2);
  }

  /** Ways in which a database refuses rows 500, 1000, 1500 …, and its words. */
  private enum Refusal {
    CHECK("ALTER TABLE ledger ADD CONSTRAINT odd CHECK (amount_big % 500 <> 0)", "odd"),
    UNIQUE(
        "CREATE UNIQUE INDEX taken ON ledger ((amount_big % 500 = 0)) WHERE amount_big % 500 = 0",
        "taken"),
    TRIGGER(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$BEGIN IF NEW.id % 500 = 0 THEN RAISE 'not this one' USING ERRCODE = 'ZZ001'; END IF; RETURN NEW; END$$;
        CREATE TRIGGER refusing BEFORE UPDATE ON ledger FOR EACH ROW EXECUTE FUNCTION refuse()""",
        "not this one"),
    DEFERRED(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$BEGIN IF NEW.id % 500 = 0 THEN RAISE 'not at the end'; END IF; RETURN NULL; END$$;
        CREATE CONSTRAINT TRIGGER refusing AFTER UPDATE ON ledger DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION refuse()""",
        "not at the end");

    private final String ddl;
    private final String words;

    Refusal(String ddl, String words) {
      this.ddl = ddl;
      this.words = words;
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowsThatTheServerRefusesAreRecordedAndAllOthersFilled(Refusal refusal) throws SQLException {
    int rows = 20_000;
    ledger(rows);
    database.execute(refusal.ddl);
    int spared = refusal == Refusal.UNIQUE ? 1 : 0;

    Progress last = bench.sweep(LEDGER, SweepOrder.AUTO).run();

    assertThat(Widening.left(database, "ledger")).isEqualTo(rows / 500 - spared);
    assertThat(last.tally().changed()).isZero();
    assertThat(database.column("SELECT row_key FROM failure WHERE kind = 'poisoned'"))
        .hasSize(rows / 500 - spared)
        .allSatisfy(key -> assertThat((String) key).matches("id=\\d*[05]00"));
    assertThat(database.column("SELECT error FROM failure"))
        .allSatisfy(error -> assertThat((String) error).contains(refusal.words));
    assertThat(database.number("SELECT sum(changed) FROM checkpoint"))
        .isEqualTo(rows - rows / 500 + spared);
  }

  @Test
  void rowsThatAreNoLongerRefusedAreFilledByTheNextPassAndTheirFailuresClose() throws SQLException {
    ledger(3000);
    database.execute("ALTER TABLE ledger ADD CONSTRAINT odd CHECK (amount_big % 500 <> 0)");
    AtomicInteger mended = new AtomicInteger();
    bench.waiting(
        time -> {
          if (bench.told().stream().anyMatch(it -> it.pass() == 0 && it.rowsRemaining() == 0)
              && mended.getAndIncrement() == 0) {
            execute("ALTER TABLE ledger DROP CONSTRAINT odd");
          }
        });

    bench.sweep(LEDGER, SweepOrder.AUTO).run();

    assertThat(mended).hasPositiveValue();
    assertThat(Widening.left(database, "ledger")).isZero();
    assertThat(database.number("SELECT poisoned FROM checkpoint WHERE pass = 0")).isEqualTo(6);
    assertThat(database.number("SELECT count(*) FROM failure")).isZero();
  }

  private void execute(String sql) {
    try {
      database.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void rowsThatAreHeldRefusedAndPoisonedAtOnceAreToldApart() throws SQLException {
    Parsing.create(database, 20_000, 1000);
    database.execute("ALTER TABLE parsed ADD CONSTRAINT odd CHECK (number % 700 <> 0)");
    try (Connection holder = database.connect()) {
      holder.setAutoCommit(false);
      Sql.execute(holder, "SELECT FROM parsed WHERE id IN (1401, 2802) FOR UPDATE");
      AtomicInteger tries = new AtomicInteger();
      bench.waiting(
          time -> {
            if (bench.told().stream().anyMatch(it -> it.pass() == 2)
                && tries.incrementAndGet() == 3) {
              letGo(holder);
            }
          });

      bench.sweep(Parsing.program(), SweepOrder.AUTO).run();
    }
    assertThat(database.number("SELECT held FROM checkpoint WHERE pass = 1")).isEqualTo(2);
    assertThat(
            database.number(
                "SELECT count(*) FROM parsed WHERE number IS NULL AND id % 1000 <> 0 AND id % 700 <> 0"))
        .isZero();
    assertThat(database.number("SELECT count(*) FROM failure"))
        .isEqualTo(database.number("SELECT count(*) FROM parsed WHERE number IS NULL"))
        .isEqualTo(20 + 28 - 2);
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
