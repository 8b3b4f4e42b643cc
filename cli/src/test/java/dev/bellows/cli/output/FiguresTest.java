package dev.bellows.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S,       0 ms",
    "PT0.999S,   999 ms",
    "PT3.44S,    3.4 s",
    "PT59S,      59 s",
    "PT5M20S,    5 min 20 s",
    "PT60M,      1 h",
    "PT2H10M59S, 2 h 10 min",
    "P3DT4H,     3 d 4 h"
  })
  void durationsAreShort(Duration time, String expected) {
    assertThat(Figures.duration(time)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "41312345, 41.3 MB", "999999999, 1.0 GB"})
  void sizesAreShort(long bytes, String expected) {
    assertThat(Figures.bytes(bytes)).isEqualTo(expected);
  }

  @Test
  void numbersAreGrouped() {
    assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Figures.count(1, "row")).isEqualTo("1 row");
    assertThat(Figures.count(0, "row")).isEqualTo("0 rows");
  }

  @Test
  void aShareIsNeverMoreThanAllAndNothingOfNothingIsAll() {
    assertThat(Figures.percent(999, 1000)).isEqualTo("99 %");
    assertThat(Figures.percent(1100, 1000)).isEqualTo("100 %");
    assertThat(Figures.percent(0, 0)).isEqualTo("100 %");
  }

  @Test
  void timesAreInUtc() {
    assertThat(Figures.time(Instant.parse("2026-11-23T05:13:00.9Z")))
        .isEqualTo("2026-11-23 05:13:00 UTC");
    assertThat(Figures.time(null)).isEqualTo("-");
  }
}
