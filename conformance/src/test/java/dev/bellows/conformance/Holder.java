package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.writers.Workload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/** An application that has written a row of a table and does not end its transaction. */
final class Holder implements AutoCloseable {

  static final String APPLICATION = "late till";

  /** A row that nobody else writes. */
  static final int ROW = 0;

  private final Database database;
  private final String table;
  private final Connection connection;
  private final long pid;

  private Holder(Database database, String table, Connection connection) throws SQLException {
    this.database = database;
    this.table = table;
    this.connection = connection;
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      this.pid = row.getLong(1);
      statement.execute("SET LOCAL application_name = '%s'".formatted(APPLICATION));
      statement.execute("UPDATE %s SET id = id WHERE id = %d".formatted(table, ROW));
    }
  }

  /** Holds the table, whose key is {@code id}, until it lets it go. */
  static Holder of(Database database, String table) throws SQLException {
    Connection connection = database.connect();
    try {
      return new Holder(database, table, connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  long pid() {
    return pid;
  }

  /** Those who read and write other rows of the table meanwhile. */
  Workload bystanders() {
    return Workload.on(database, 2)
        .atRate(50)
        .with("read", (it, random) -> one(it, random, "SELECT id FROM %s WHERE id = ?"))
        .with("write", (it, random) -> one(it, random, "UPDATE %s SET id = id WHERE id = ?"));
  }

  private void one(Connection other, RandomGenerator random, String sql) throws SQLException {
    try (PreparedStatement statement = other.prepareStatement(sql.formatted(table))) {
      statement.setLong(1, random.nextInt(Scenario.ROWS) + 1L);
      statement.execute();
    }
  }

  /** Waits until the transaction is so old, by the server's clock. */
  void awaitHeldFor(Duration time) {
    Awaitility.await("the transaction to be %s old".formatted(time))
        .atMost(time.plusSeconds(10))
        .until(
            () ->
                database.number(
                        "SELECT count(*) FROM pg_stat_activity WHERE pid = ? AND xact_start < clock_timestamp() - make_interval(secs => ?)",
                        pid,
                        (double) time.toSeconds())
                    == 1);
  }

  void letGo() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
