package dev.bellows.testkit.writers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The threads of some writers. */
final class Crew {
  private final List<Thread> threads = new ArrayList<>();

  void start(Runnable work) {
    Thread thread = new Thread(work, "writer " + (threads.size() + 1));
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  void join(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      for (Thread thread : threads) {
        long left = deadline - System.nanoTime();
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the writers were ending", interrupted);
    }
    requireEnded(patience);
  }

  private void requireEnded(Duration patience) {
    String stillAtWork =
        threads.stream()
            .filter(Thread::isAlive)
            .map(thread -> thread.getName() + " at " + Arrays.toString(thread.getStackTrace()))
            .collect(Collectors.joining("\n"));
    if (!stillAtWork.isEmpty()) {
      throw new IllegalStateException(
          "Requests did not end within %d s; their connections stay open:%n%s"
              .formatted(patience.toSeconds(), stillAtWork));
    }
  }
}
