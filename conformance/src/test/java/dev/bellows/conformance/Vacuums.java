package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** VACUUM of a table every second, until it is closed. */
final class Vacuums implements AutoCloseable {

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger count = new AtomicInteger();
  private final ScheduledFuture<?> runs;

  Vacuums(Database database, String table) {
    this.runs =
        executor.scheduleWithFixedDelay(() -> vacuum(database, table), 0, 1, TimeUnit.SECONDS);
  }

  /** How many have ended. */
  int count() {
    return count.get();
  }

  private void vacuum(Database database, String table) {
    try {
      database.execute("VACUUM " + table);
      count.incrementAndGet();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (runs.isDone()) {
      throw new AssertionError("VACUUM failed: " + runs);
    }
    executor.shutdown();
    Awaitility.await().until(executor::isTerminated);
  }
}
