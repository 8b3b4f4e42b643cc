package dev.bellows.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.spi.Sessions.Blocker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DisplayTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong now = new AtomicLong();
  private final LineDisplay lines = new LineDisplay(err, now::get);

  private List<String> shown() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void after(Duration time, Notice notice) {
    now.addAndGet(time.toNanos());
    lines.on(notice);
  }

  private static Notice.Progress progress(long done) {
    return new Notice.Progress("fill-1", "fill", done, 1000, 500, Duration.ofSeconds(1), null);
  }

  @Test
  void progressIsSaidFirstAndLastAndEveryTwoSeconds() {
    after(Duration.ZERO, progress(0));
    after(Duration.ofMillis(500), progress(100));
    after(Duration.ofMillis(1500), progress(200));
    after(Duration.ofMillis(1), progress(999));
    after(Duration.ofMillis(1), progress(1000));
    after(Duration.ZERO, new Notice.StepFinished("fill-1", "fill", Duration.ofSeconds(2), false));
    assertThat(shown())
        .containsExactly(
            "fill-1: fill 0 of 1,000 rows (0 %), 1,000 left, 500 rows/s, 1.0 s to go",
            "fill-1: fill 200 of 1,000 rows (20 %), 800 left, 500 rows/s, 1.0 s to go",
            "fill-1: fill 1,000 of 1,000 rows (100 %), 0 left, 500 rows/s",
            "fill-1: fill, done in 2.0 s");
  }

  @Test
  void theLastProgressIsSaidWhenTheCommandEnds() {
    after(Duration.ZERO, progress(0));
    after(Duration.ofMillis(1), progress(300));
    lines.close();
    assertThat(shown()).hasSize(2).last().asString().contains("300 of 1,000");
  }

  @Test
  void waitingNamesWhoIsInTheWayAndIsNotRepeatedWithoutEnd() {
    Notice waiting =
        new Notice.Waiting(
            "expand-1", "for the lock", List.of(new Blocker(7, "session 7 of app: idle")));
    for (int tick = 0; tick < 9; tick++) {
      after(Duration.ofMillis(300), waiting);
    }
    assertThat(shown())
        .hasSize(2)
        .containsOnly("waiting (expand-1): for the lock; in the way: session 7 of app: idle");
  }

  @Test
  void aHoldIsSaidWithItsReason() {
    after(
        Duration.ZERO,
        new Notice.Progress("fill-1", "fill", 0, 0, 0, null, "replica lag cannot be read"));
    assertThat(shown()).first().asString().endsWith("on hold: replica lag cannot be read");
  }

  @Test
  void aBarShowsRowsLeftRateAndTimeAndLeavesALine() {
    BarDisplay bar = new BarDisplay(err, () -> 90, lines);
    bar.on(progress(250));
    bar.on(new Notice.StepFinished("fill-1", "all", Duration.ofSeconds(2), false));
    bar.close();
    String drawn = bytes.toString(StandardCharsets.UTF_8);
    assertThat(drawn)
        .contains("fill [#####-")
        .contains("-] 25 %, 250 of 1,000 rows, 750 left, 500 rows/s, 1.0 s to go")
        .endsWith("\nfill-1: all, done in 2.0 s\n");
  }
}
