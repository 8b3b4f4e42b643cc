package dev.bellows.engine.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.Migration.Backfill;
import dev.bellows.model.SweepOrder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private static final Duration BATCH = Duration.ofMillis(90);

  private final TickingClock clock = new TickingClock();

  private Budget declared(@Nullable Duration pause, @Nullable Long rowsPerSecond) {
    Backfill backfill =
        new Backfill(Duration.ofMillis(100), 100, 50_000, pause, SweepOrder.AUTO, rowsPerSecond);
    return Budget.of(backfill, clock);
  }

  @Test
  void withoutADeclaredPauseATenthOfTheTimeIsLeftToOthers() {
    assertThat(declared(null, null).waitAfter(1000, BATCH)).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void aDeclaredPauseIsKept() {
    assertThat(declared(Duration.ofMillis(70), null).waitAfter(1000, BATCH))
        .isEqualTo(Duration.ofMillis(70));
    assertThat(declared(Duration.ZERO, null).waitAfter(1000, BATCH)).isEqualTo(Duration.ZERO);
  }

  @Test
  void rowsPerSecondAreKeptOverTime() {
    Budget budget = declared(Duration.ZERO, 20_000L);
    Duration waited = Duration.ZERO;
    for (int batch = 0; batch < 100; batch++) {
      clock.pass(BATCH);
      Duration wait = budget.waitAfter(5000, BATCH);
      clock.pass(wait);
      waited = waited.plus(wait);
    }
    // 500,000 rows at 20,000 a second, one second of which was there at the beginning
    assertThat(waited.plus(BATCH.multipliedBy(100))).isBetween(seconds(23.9), seconds(24.1));
  }

  @Test
  void timeThatWasNotUsedIsNotSavedForMoreThanASecond() {
    Budget budget = declared(Duration.ZERO, 1000L);
    clock.pass(Duration.ofHours(1));

    assertThat(budget.waitAfter(1000, BATCH)).isEqualTo(Duration.ZERO);
    assertThat(budget.waitAfter(1000, BATCH)).isEqualTo(seconds(1));
  }

  @Test
  void theStrictestOfSeveralBudgetsRules() {
    Budget budget =
        Budget.strictest(
            List.of((rows, took) -> seconds(1), (rows, took) -> seconds(3), new DutyCycle(0.9)));
    assertThat(budget.waitAfter(1, BATCH)).isEqualTo(seconds(3));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
