package dev.bellows.examples.shop.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

  @Test
  void requestsBehindASlowOneCountTheirWaiting() {
    Duration slow = Duration.ofMillis(300);
    List<Duration> waited = new CopyOnWriteArrayList<>();
    OpenLoop load =
        new OpenLoop(
            "one user",
            100,
            1,
            planned -> {
              if (waited.isEmpty()) {
                await().pollDelay(Duration.ZERO).until(() -> since(planned).compareTo(slow) >= 0);
              }
              waited.add(since(planned));
            });
    await().until(() -> waited.size() >= 5);
    load.close();

    // planned 10 ms after the first, served when that was done
    assertThat(waited.get(1)).isBetween(slow.minusMillis(10), slow.plusSeconds(5));
    assertThat(waited.get(2)).isGreaterThan(slow.minusMillis(20));
  }

  @Test
  void closingWaitsForTheRequestsThatRun() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    List<String> ended = new CopyOnWriteArrayList<>();
    OpenLoop load =
        new OpenLoop(
            "one user",
            100,
            1,
            planned -> {
              running.countDown();
              await().until(() -> since(planned).compareTo(Duration.ofMillis(200)) > 0);
              ended.add("request");
            });
    running.await();

    load.close();

    assertThat(ended).isNotEmpty();
  }

  private static Duration since(long planned) {
    return Duration.ofNanos(System.nanoTime() - planned);
  }
}
