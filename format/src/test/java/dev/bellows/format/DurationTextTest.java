package dev.bellows.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "100ms, PT0.1S, 100ms",
    "24h, PT24H, 1d",
    "14d, P14D, 14d",
    "1h30m, PT1H30M, 1h30m",
    "1d2h3m4s5ms, P1DT2H3M4.005S, 1d2h3m4s5ms",
    "90m, PT90M, 1h30m",
    "0s, PT0S, 0s",
    "0ms, PT0S, 0s"
  })
  void readsAndPrints(String written, Duration duration, String printed) {
    assertThat(DurationText.parse(written)).contains(duration);
    assertThat(DurationText.print(duration)).isEqualTo(printed);
    assertThat(DurationText.parse(printed)).contains(duration);
  }

  @Test
  void refusesToPrintWhatItCouldNotReadBack() {
    assertThatThrownBy(() -> DurationText.print(Duration.ofNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole milliseconds");
    assertThatThrownBy(() -> DurationText.print(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
