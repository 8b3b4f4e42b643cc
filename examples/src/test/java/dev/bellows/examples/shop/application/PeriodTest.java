package dev.bellows.examples.shop.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodTest {

  @Test
  void percentilesAreLatenciesThatOccurred() {
    Period period = latencies(1, 5_000);

    assertThat(period.percentile(0.50)).isEqualTo(Duration.ofNanos(2_500));
    assertThat(period.percentile(0.99)).isEqualTo(Duration.ofNanos(4_950));
    assertThat(period.percentile(1)).isEqualTo(Duration.ofNanos(5_000));
  }

  @Test
  void anEmptyPeriodHasNoLatency() {
    assertThat(new Period("empty").percentile(0.99)).isZero();
  }

  @Test
  void mergedPeriodsHoldAllRequests() {
    Period all = Period.merged("all", List.of(latencies(1, 10), latencies(11, 20)));

    assertThat(all.count()).isEqualTo(20);
    assertThat(all.percentile(1)).isEqualTo(Duration.ofNanos(20));
  }

  private static Period latencies(int from, int to) {
    Period period = new Period("a period");
    for (int latency = to; latency >= from; latency--) {
      period.add(latency);
    }
    return period;
  }
}
