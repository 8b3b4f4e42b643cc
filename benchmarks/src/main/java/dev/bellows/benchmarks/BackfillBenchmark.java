package dev.bellows.benchmarks;

import dev.bellows.testkit.PostgresqlServer;
import dev.bellows.testkit.PostgresqlSettings;
import dev.bellows.testkit.PrivateServer;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fills a new column of one table by one UPDATE, by key batches and by Bellows, on a server of its
 * own that flushes every commit, and prints what each cost as Markdown. Ends with 0 whatever the
 * figures are.
 */
public final class BackfillBenchmark {
  private static final long ROWS = 1_000_000;
  private static final long BATCH = 5_000;
  private static final int VERSION = 18;
  private static final PostgresqlSettings SETTINGS =
      PostgresqlSettings.of(VERSION)
          .durable()
          .with("wal_level", "replica")
          .with("shared_buffers", "512MB")
          // no checkpoint by size within a fill: full page images would fall on one by chance
          .with("max_wal_size", "8GB");

  private final Trial trial;
  private final List<Fill> fills;
  private final PrintStream out;

  private BackfillBenchmark(PostgresqlServer server, long rows, PrintStream out) {
    this.trial = new Trial(server, rows);
    this.fills = List.of(new OneUpdate(), new KeyBatches(BATCH, rows), new BellowsFill());
    this.out = out;
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments the number of rows; by default 1,000,000
   */
  public static void main(String[] arguments) throws SQLException {
    Locale.setDefault(Locale.ROOT);
    long rows = arguments.length == 0 ? ROWS : Long.parseLong(arguments[0].replace("_", ""));
    try (PrivateServer server = PrivateServer.start(SETTINGS)) {
      new BackfillBenchmark(server.server(), rows, System.out).run();
    }
  }

  private void run() throws SQLException {
    out.printf(
        "# Backfill of %,d rows%n%nPostgreSQL %d, fsync on, wal_level replica, three indexes (bigint primary key, unique uuid, timestamp); integer to bigint, only the fill is measured. %d processors.%n%n",
        trial.rows(), VERSION, Runtime.getRuntime().availableProcessors());
    List<Outcome> alone = new ArrayList<>();
    for (Fill fill : fills) {
      alone.add(trial.alone(fill));
    }
    out.printf("## Alone%n%n%s%n", Markdown.alone(alone));
    out.printf("Against the one UPDATE:%n%n%s%n", Markdown.ratios(alone));
    List<Outcome> beside = new ArrayList<>();
    for (Fill fill : fills) {
      beside.add(trial.besideWriters(fill));
    }
    out.printf(
        "## Beside %d writes per second%n%nUpdates of single rows, latency from when each was due; their WAL and updates are in the counts.%n%n%s%n",
        SteadyWriters.PER_SECOND, Markdown.besideWriters(beside));
    out.printf("Against the one UPDATE:%n%n%s", Markdown.ratios(beside));
  }
}
