package dev.bellows.postgresql.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.backfill.Progress;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.model.Side;
import dev.bellows.model.SweepOrder;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServerTest
class ReconcileLoopTest {
  private static final int ROWS = 20_000;
  private static final RowProgram LEDGER = Widening.program("ledger", "id");

  private final Database database;
  private final Bench bench;

  ReconcileLoopTest(Database database) throws SQLException {
    this.database = database;
    this.bench = new Bench(database);
    database.execute(
        "CREATE TABLE ledger (id bigint PRIMARY KEY, amount int)",
        "INSERT INTO ledger SELECT g, g FROM generate_series(1, %d) g".formatted(ROWS));
    Widening.expand(database, "ledger");
    bench.sweep(LEDGER, SweepOrder.AUTO).run();
  }

  @AfterEach
  void close() throws SQLException {
    bench.close();
  }

  /** Behind the back of the sync. */
  private void spoil() throws SQLException {
    database.execute(
        "ALTER TABLE ledger DISABLE TRIGGER sync",
        "UPDATE ledger SET amount_big = -id WHERE id % 7000 = 0",
        "ALTER TABLE ledger ENABLE TRIGGER sync");
  }

  @Test
  void everyRowIsComparedOnce() throws SQLException {
    Progress pass = bench.reconciliation(LEDGER, null).run();

    assertThat(pass.tally().looked()).isEqualTo(ROWS);
    assertThat(pass.tally().mismatches()).isZero();
  }

  @Test
  void rowsThatDifferAreCountedAndNamed() throws SQLException {
    spoil();

    Progress pass = bench.reconciliation(LEDGER, null).run();

    assertThat(pass.tally().mismatches()).isEqualTo(2);
    assertThat(database.column("SELECT row_key FROM failure WHERE kind = 'mismatch' ORDER BY 1"))
        .containsExactly("id=14000", "id=7000");
    assertThat(database.number("SELECT amount_big FROM ledger WHERE id = 7000")).isEqualTo(-7000);
  }

  @Test
  void eachReconciliationMeasuresAgainAndForgetsWhatIsNoMore() throws SQLException {
    spoil();
    bench.reconciliation(LEDGER, null).run();
    database.execute("UPDATE ledger SET amount = amount");

    Progress again = bench.reconciliation(LEDGER, null).run();

    assertThat(again.pass()).isEqualTo(1);
    assertThat(again.tally().mismatches()).isZero();
    assertThat(database.number("SELECT count(*) FROM failure")).isZero();
  }

  @Test
  void aRepairWritesFromTheAuthorityAndTheNextPassIsClean() throws SQLException {
    spoil();

    Progress repaired = bench.reconciliation(LEDGER, Side.NEW).run();

    assertThat(repaired.tally().mismatches()).isEqualTo(2);
    assertThat(repaired.tally().changed()).isEqualTo(2);
    assertThat(database.number("SELECT amount FROM ledger WHERE id = 7000")).isEqualTo(-7000);
    assertThat(bench.reconciliation(LEDGER, null).run().tally().mismatches()).isZero();
  }

  @Test
  void aStoppedReconciliationGoesOnWithItsPass() throws SQLException {
    spoil();
    AtomicInteger waits = new AtomicInteger();
    bench.waiting(
        time -> {
          if (waits.incrementAndGet() > 4) {
            throw BellowsException.busy("attempt.stopped", "asked to stop");
          }
        });
    assertThatThrownBy(() -> bench.reconciliation(LEDGER, null).run())
        .isInstanceOf(BellowsException.class);

    Progress pass = bench.waiting(time -> {}).reconciliation(LEDGER, null).run();

    assertThat(pass.pass()).isZero();
    assertThat(pass.tally().looked()).isEqualTo(ROWS);
    assertThat(pass.tally().mismatches()).isEqualTo(2);
  }

  @Test
  void aTableThatIsWrittenAnewIsComparedFromItsBeginning() throws SQLException {
    AtomicInteger waits = new AtomicInteger();
    bench.waiting(
        time -> {
          if (waits.incrementAndGet() == 4) {
            try {
              database.execute("VACUUM FULL ledger");
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          }
        });

    Progress pass = bench.reconciliation(LEDGER, null).run();

    assertThat(pass.pass()).isEqualTo(1);
    assertThat(pass.tally().looked()).isEqualTo(ROWS);
  }

  @Test
  void poisonedRowsAreFoundEachTimeUntilTheyAreWell() throws SQLException {
    Parsing.create(database, 3000, 1000);
    try (Bench own = new Bench(database)) {
      database.execute("DELETE FROM checkpoint");
      own.sweep(Parsing.program(), SweepOrder.AUTO).run();
      Progress pass = own.reconciliation(Parsing.program(), null).run();
      assertThat(pass.tally().poisoned()).isEqualTo(3);
      assertThat(pass.tally().mismatches()).isZero();

      database.execute("UPDATE parsed SET word = '1', number = 1 WHERE word LIKE 'word%'");
      assertThat(own.reconciliation(Parsing.program(), null).run().tally().poisoned()).isZero();
      assertThat(database.number("SELECT count(*) FROM failure")).isZero();
    }
  }
}
