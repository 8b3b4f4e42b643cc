package dev.bellows.testkit.writers;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Threads that execute a workload until they are stopped. Every request is counted; {@link
 * #close()} throws when one failed and nobody asked by {@link #stop()}. Safe for use by many
 * threads.
 */
public final class Writers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Workload workload;
  private final ConnectionSource.Lease connections;
  private final Laps laps;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final AtomicLong tickets = new AtomicLong();
  private final long start = System.nanoTime();
  private final Crew crew = new Crew();
  private @Nullable Report last;

  private Writers(Workload workload) {
    this.workload = workload;
    this.connections = workload.source().open();
    this.laps = new Laps(workload.seed());
  }

  static Writers start(Workload workload) {
    Writers writers = new Writers(workload);
    SplittableRandom seeds = new SplittableRandom(workload.seed());
    for (int number = 0; number < workload.threads(); number++) {
      SplittableRandom own = seeds.split();
      writers.crew.start(() -> writers.work(own));
    }
    return writers;
  }

  /** What was done since the start. */
  public Report report() {
    return laps.total();
  }

  /** What was done since the last lap, or the start; a new lap begins. */
  public Report lap() {
    return laps.next();
  }

  /** Waits until this many more requests were served than now. */
  public void awaitServed(long more) {
    long goal = laps.servedSoFar() + more;
    Awaitility.await("%d more requests".formatted(more))
        .atMost(PATIENCE)
        .failFast("the writers were stopped", () -> stopping.getCount() == 0)
        .until(() -> laps.servedSoFar() >= goal);
  }

  /**
   * Ends the writers after their current requests and says what they did; the caller judges the
   * failures. Stopping again gives the same report.
   *
   * @throws IllegalStateException when a request does not end, with the stacks of the threads
   */
  public synchronized Report stop() {
    if (last == null) {
      stopping.countDown();
      crew.join(PATIENCE);
      connections.closing().run();
      last = laps.total();
    }
    return last;
  }

  /**
   * Ends the writers when they were not stopped yet.
   *
   * @throws AssertionError when they were not stopped by {@link #stop()} and a request failed
   */
  @Override
  public synchronized void close() {
    if (last == null) {
      stop().orFailures();
    }
  }

  private void work(SplittableRandom random) {
    Draw draw = new Draw(workload.requests());
    Writer writer = new Writer(connections.pool(), workload.retried(), laps);
    try {
      long due = nextDue();
      while (!stopping.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        writer.serve(draw.next(random), random, due);
        due = nextDue();
      }
    } catch (InterruptedException interrupted) {
      laps.failed("a writer was interrupted", interrupted);
      Thread.currentThread().interrupt();
    }
  }

  private long nextDue() {
    return workload.pace().due(start, tickets.getAndIncrement());
  }
}
