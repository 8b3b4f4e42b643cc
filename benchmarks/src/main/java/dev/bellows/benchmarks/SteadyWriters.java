package dev.bellows.benchmarks;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.writers.Report;
import dev.bellows.testkit.writers.Workload;
import dev.bellows.testkit.writers.Writers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/** An application that changes single rows at a steady rate, whatever the server does beside. */
final class SteadyWriters implements AutoCloseable {
  static final int PER_SECOND = 200;
  private static final int THREADS = 4;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Writers writers;
  private final long begun = System.nanoTime();
  private final long handledBefore;

  private SteadyWriters(Writers writers) {
    this.writers = writers;
    writers.lap();
    this.handledBefore = handled();
  }

  /** Writers that have been at work for a second. */
  static SteadyWriters start(Database database, long rows) {
    Writers writers =
        Workload.on(database, THREADS)
            .with("change a note", (connection, random) -> changeNote(connection, random, rows))
            .atRate(PER_SECOND)
            .start();
    writers.awaitServed(PER_SECOND);
    return new SteadyWriters(writers);
  }

  /**
   * What they did since they were warm. Waits for the requests that were due until now: one that
   * the fill holds up counts with its whole latency.
   */
  Report sinceWarm() {
    double seconds = (System.nanoTime() - begun) / 1e9;
    long due = handledBefore + Math.round(seconds * PER_SECOND);
    Awaitility.await("the requests that were due").atMost(PATIENCE).until(() -> handled() >= due);
    return writers.lap();
  }

  private long handled() {
    Report total = writers.report();
    return total.served() + total.failed();
  }

  @Override
  public void close() {
    writers.stop();
  }

  private static void changeNote(Connection connection, RandomGenerator random, long rows)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE orders SET note = ? WHERE id = ?")) {
      update.setString(1, "note " + random.nextInt());
      update.setLong(2, 1 + random.nextLong(rows));
      update.executeUpdate();
    }
  }
}
