package dev.bellows.postgresql.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.backfill.Progress;
import dev.bellows.engine.database.Sql;
import dev.bellows.model.SweepOrder;
import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows whose transform fails, and rows that the server refuses. */
class RefusedRowsTest extends SweptLedger {

  RefusedRowsTest(Database database) throws SQLException {
    super(database);
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
}
