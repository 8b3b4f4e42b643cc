package dev.bellows.examples.shop.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Does something at a steady rate, as a crowd of independent users does: the moment of each request
 * is planned beforehand, so a slow answer delays nobody's wish. A latency counted from the planned
 * moment holds the waiting of all that queued up behind.
 */
final class OpenLoop implements AutoCloseable {
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(60);

  private final long intervalNanos;
  private final LongConsumer request;
  private final AtomicLong nextRequest = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private final long start;
  private volatile boolean stopped;

  /**
   * @param request what to do; gets the planned moment as {@link System#nanoTime()} and must not
   *     throw
   */
  OpenLoop(String name, int perSecond, int users, LongConsumer request) {
    this.intervalNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    this.request = request;
    this.start = System.nanoTime();
    for (int user = 1; user <= users; user++) {
      Thread thread = new Thread(this::serve, name + "-" + user);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** Plans no more requests and waits for those that run. */
  @Override
  public void close() {
    stopped = true;
    try {
      for (Thread thread : threads) {
        thread.join(LONGEST_REQUEST.toMillis());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    while (!stopped) {
      long planned = start + nextRequest.getAndIncrement() * intervalNanos;
      for (long early = planned - System.nanoTime(); early > 0; ) {
        LockSupport.parkNanos(early);
        early = planned - System.nanoTime();
      }
      if (!stopped) {
        request.accept(planned);
      }
    }
  }
}
