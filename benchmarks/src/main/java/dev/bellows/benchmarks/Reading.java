package dev.bellows.benchmarks;

import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * What the server counted up to a moment.
 *
 * @param walBytes written since the server was made, buffers included
 * @param heapBytes the table's main fork, without indexes
 * @param updates rows of the table that were updated
 * @param hotUpdates those that touched no index
 */
record Reading(long walBytes, long heapBytes, long updates, long hotUpdates) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SIZES =
      "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint, pg_relation_size('orders')";
  private static final String COUNTS =
      "SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'orders'";

  /**
   * Reads sizes at once and counts after the other sessions ended: a session reports its counts at
   * its end at the latest.
   */
  static Reading of(Database database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Pair sizes = Pair.of(statement, SIZES);
      awaitAlone(database);
      statement.execute("SELECT pg_stat_force_next_flush()");
      Pair counts = Pair.of(statement, COUNTS);
      return new Reading(sizes.first(), sizes.second(), counts.first(), counts.second());
    }
  }

  private static void awaitAlone(Database database) {
    // the reading session and the asking one
    Awaitility.await("the end of the other sessions")
        .atMost(PATIENCE)
        .until(
            () ->
                database.number(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'")
                    <= 2);
  }

  private record Pair(long first, long second) {

    static Pair of(Statement statement, String query) throws SQLException {
      try (ResultSet row = statement.executeQuery(query)) {
        if (!row.next()) {
          throw new IllegalStateException("No answer to " + query);
        }
        return new Pair(row.getLong(1), row.getLong(2));
      }
    }
  }
}
