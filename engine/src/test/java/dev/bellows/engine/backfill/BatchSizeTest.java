package dev.bellows.engine.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.Migration.Backfill;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSizeTest {

  private static final BatchSize FIRST = BatchSize.first(Backfill.DEFAULT);

  private static BatchSize after(BatchSize size, long milliseconds) {
    return size.after(Duration.ofMillis(milliseconds), size.rows());
  }

  @Test
  void itGrowsByHalfAtMost() {
    assertThat(after(FIRST, 1).rows()).isEqualTo(1500);
    assertThat(after(FIRST, 90).rows()).isEqualTo(1111);
  }

  @Test
  void itShrinksInProportion() {
    assertThat(after(FIRST, 200).rows()).isEqualTo(500);
  }

  @Test
  void aBatchFarOverItsTargetCutsItToATenthAtOnce() {
    assertThat(after(FIRST, 500).rows()).isEqualTo(100);
    assertThat(after(FIRST.resumed(40_000), 501).rows()).isEqualTo(4000);
  }

  @Test
  void itStaysWithinItsBounds() {
    assertThat(after(FIRST.resumed(100), 5000).rows()).isEqualTo(100);
    assertThat(after(FIRST.resumed(49_000), 1).rows()).isEqualTo(50_000);
    assertThat(FIRST.resumed(1).rows()).isEqualTo(100);
  }

  @Test
  void aBatchThatABoundaryCutShortDoesNotMakeItGrow() {
    assertThat(FIRST.after(Duration.ofMillis(5), 300)).isEqualTo(FIRST);
  }

  @Test
  void aBatchThatWasCutShortAndStillSlowShrinksFromWhatItLookedAt() {
    assertThat(FIRST.after(Duration.ofMillis(200), 400).rows()).isEqualTo(200);
  }

  @Test
  void timeoutsHalveItBelowItsBoundsDownToOneRow() {
    BatchSize size = FIRST;
    for (int timeouts = 0; timeouts < 20; timeouts++) {
      size = size.halved();
    }
    assertThat(FIRST.halved().rows()).isEqualTo(500);
    assertThat(size.rows()).isEqualTo(1);
    assertThat(after(size, 10).rows()).isEqualTo(100);
  }

  @Test
  void itSettlesWhereABatchTakesItsTarget() {
    BatchSize size = FIRST;
    for (int batch = 0; batch < 40; batch++) {
      size = size.after(Duration.ofNanos(size.rows() * 10_000L), size.rows());
    }
    assertThat(size.rows()).isEqualTo(10_000);
  }
}
