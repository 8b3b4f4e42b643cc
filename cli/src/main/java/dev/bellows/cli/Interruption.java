package dev.bellows.cli;

import dev.bellows.engine.attempt.Stop;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.failure.Category;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * SIGINT and SIGTERM: asks the work to stop, waits until it has let go of what it holds, and ends
 * the process with the exit code that the work came to.
 */
final class Interruption {

  /** Longer than any statement takes to be cancelled and its remains to be removed. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final Stop stop = new Stop();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger exitCode = new AtomicInteger(Category.DATABASE_BUSY.exitCode());
  private final PrintStream err;

  private Interruption(PrintStream err) {
    this.err = err;
  }

  static Interruption handled(PrintStream err) {
    Interruption interruption = new Interruption(err);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(interruption::shutDown, "bellows-interruption"));
    return interruption;
  }

  /** What the work listens to. */
  Stop stop() {
    return stop;
  }

  /** The work has come to its end. */
  void ended(int code) {
    exitCode.set(code);
    ended.countDown();
  }

  private void shutDown() {
    if (ended.getCount() == 0) {
      return;
    }
    err.println("bellows: stopping; a batch may end, a longer statement is cancelled");
    stop.request(
        BellowsException.busy(
            "stopped",
            "the work was stopped from outside. What was committed holds and the lease is free; run the command again to continue"));
    try {
      if (!ended.await(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
        err.printf(
            "bellows: the current statement did not end within %d s; the process ends without it. The lease ends by itself; run the command again to continue%n",
            LONGEST_STOP.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode.get());
  }
}
