package dev.bellows.engine.attempt;

import dev.bellows.engine.failure.BellowsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A request to stop, and the waiting that it wakes. Thread-safe. The first request holds; later
 * ones change nothing.
 */
public final class Stop {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition requested = lock.newCondition();
  private final List<Runnable> listeners = new ArrayList<>();
  private @Nullable BellowsException reason;

  /** Asks the work to stop after what it is doing now, and to fail with {@code because}. */
  public void request(BellowsException because) {
    List<Runnable> told = List.of();
    lock.lock();
    try {
      if (reason == null) {
        reason = because;
        requested.signalAll();
        told = List.copyOf(listeners);
      }
    } finally {
      lock.unlock();
    }
    told.forEach(Runnable::run);
  }

  /** Tells of the first request, in the thread that makes it; at once where it has been made. */
  void whenRequested(Runnable listener) {
    boolean already;
    lock.lock();
    try {
      listeners.add(listener);
      already = reason != null;
    } finally {
      lock.unlock();
    }
    if (already) {
      listener.run();
    }
  }

  /** Whether somebody asked to stop. */
  boolean isRequested() {
    lock.lock();
    try {
      return reason != null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Goes on only if nobody asked to stop.
   *
   * @throws BellowsException the reason of the request
   */
  public void check() {
    lock.lock();
    try {
      if (reason != null) {
        throw reason;
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits; ends at once when a stop is requested.
   *
   * @throws BellowsException the reason of the request
   */
  public void await(Duration time) {
    lock.lock();
    try {
      long nanos = time.toNanos();
      while (reason == null && nanos > 0) {
        nanos = requested.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BellowsException.busy(
              "attempt.interrupted", "the work was interrupted; run the command again to continue")
          .causedBy(e);
    } finally {
      lock.unlock();
    }
    check();
  }

  /** Waits at most so many milliseconds without regard to a stop that was requested before. */
  static void pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
