package dev.bellows.postgresql.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.failure.Category;
import dev.bellows.model.SweepOrder;
import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows and tables that somebody holds. */
class HeldRowsTest extends SweptLedger {
  private static final int ROWS = 40_000;

  HeldRowsTest(Database database) throws SQLException {
    super(database);
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
}
