package dev.bellows.testkit.writers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {

  @Test
  void percentilesAreThoseOfTheSortedRequests() {
    long[] nanos = LongStream.rangeClosed(1, 200).map(n -> 201 - n).toArray();

    assertThat(Latency.of(nanos))
        .isEqualTo(
            new Latency(Duration.ofNanos(100), Duration.ofNanos(198), Duration.ofNanos(200)));
  }

  @Test
  void noRequestTakesNoTime() {
    assertThat(Latency.of(new long[0]))
        .isEqualTo(new Latency(Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }
}
