package dev.bellows.benchmarks;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.PostgresqlServer;
import dev.bellows.testkit.writers.Report;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Measures one fill after the other, each on a fresh copy of the table.
 *
 * @param server where
 * @param rows in the table
 */
record Trial(PostgresqlServer server, long rows) {

  /** The fill alone on the server. */
  Outcome alone(Fill fill) throws SQLException {
    Database database = prepared(fill);
    Reading before = Reading.of(database);
    double seconds = timed(fill, database);
    return finished(fill, seconds, before, database, Optional.empty());
  }

  /** The fill beside steady writers on the same table. */
  Outcome besideWriters(Fill fill) throws SQLException {
    Database database = prepared(fill);
    Reading before = Reading.of(database);
    double seconds;
    Report report;
    try (SteadyWriters writers = SteadyWriters.start(database, rows)) {
      seconds = timed(fill, database);
      report = writers.sinceWarm();
    }
    return finished(fill, seconds, before, database, Optional.of(report));
  }

  private Database prepared(Fill fill) throws SQLException {
    Database database = Orders.create(server, rows);
    fill.prepare(database);
    Orders.settle(database);
    return database;
  }

  private static double timed(Fill fill, Database database) throws SQLException {
    long begun = System.nanoTime();
    fill.run(database);
    return (System.nanoTime() - begun) / 1e9;
  }

  private static Outcome finished(
      Fill fill, double seconds, Reading before, Database database, Optional<Report> writers)
      throws SQLException {
    Reading after = Reading.of(database);
    Orders.requireFilled(database, fill.name());
    Orders.drop(database);
    return new Outcome(fill.name(), seconds, before, after, writers);
  }
}
