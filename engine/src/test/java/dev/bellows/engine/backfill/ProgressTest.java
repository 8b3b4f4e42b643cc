package dev.bellows.engine.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static Checkpoint at(double progress, double rowsPerSecond) {
    return new Checkpoint(
        0, "extent", "position", progress, 10_000, Tally.NOTHING, 100, rowsPerSecond, false);
  }

  @Test
  void whatRemainsAndHowLongItTakesFollowFromShareAndRate() {
    Progress progress = Progress.of(at(0.25, 500));

    assertThat(progress.rowsDone()).isEqualTo(2500);
    assertThat(progress.rowsRemaining()).isEqualTo(7500);
    assertThat(progress.eta()).contains(Duration.ofSeconds(15));
  }

  @Test
  void nothingIsForetoldBeforeARateIsKnown() {
    assertThat(Progress.of(at(0, 0)).eta()).isEmpty();
  }

  @Test
  void theRateFollowsAChangeWithinTenSecondsAndIgnoresOneOddBatch() {
    Rate rate = Rate.UNKNOWN;
    for (int batch = 0; batch < 200; batch++) {
      rate = rate.after(100, Duration.ofMillis(100));
    }
    assertThat(rate.perSecond()).isCloseTo(1000, within(1.0));
    assertThat(rate.after(0, Duration.ofMillis(100)).perSecond()).isGreaterThan(950);
    for (int batch = 0; batch < 100; batch++) {
      rate = rate.after(500, Duration.ofMillis(100));
    }
    assertThat(rate.perSecond()).isBetween(4000.0, 5000.0);
  }

  @Test
  void theFirstStretchGivesTheRateAtOnce() {
    assertThat(Rate.UNKNOWN.perSecond()).isZero();
    assertThat(Rate.UNKNOWN.after(300, Duration.ofMillis(100)).perSecond())
        .isCloseTo(3000, within(0.1));
  }
}
