package dev.bellows.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The background thread: a daemon that runs a round every interval, give or take a tenth. */
final class Rounds implements AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Runnable round;
  private final Duration interval;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  Rounds(String name, Runnable round, Duration interval) {
    this.round = round;
    this.interval = interval;
    this.thread = new Thread(this::loop, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Lets a round that runs now finish, up to five seconds. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(FAREWELL.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    try {
      while (!stopped.await(pause(), TimeUnit.NANOSECONDS)) {
        round.run();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Spread a little, so that many instances do not ask at the same moment. */
  private long pause() {
    return (long) (interval.toNanos() * (0.9 + 0.2 * ThreadLocalRandom.current().nextDouble()));
  }
}
