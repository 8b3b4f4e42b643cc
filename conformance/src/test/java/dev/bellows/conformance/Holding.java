package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * What the attempt that holds the lease holds on the server.
 *
 * @param attempt its number
 * @param lockedRows of the table {@code notes}, among those before and at the place that was asked
 *     for
 */
record Holding(Database database, long attempt, long lockedRows) {

  /** As it is now. */
  static Holding now(Database database, String place) throws SQLException {
    return new Holding(
        database,
        database.number("SELECT attempt FROM bellows.lease"),
        database.number("SELECT count(*) FROM notes WHERE " + place)
            - database.number(
                "SELECT count(*) FROM (SELECT FROM notes WHERE %s FOR UPDATE SKIP LOCKED) free"
                    .formatted(place)));
  }

  /** Once its statement has ended and its transaction waits for a process that says nothing. */
  static Holding await(Database database, String place) throws SQLException {
    Awaitility.await("a transaction that nobody goes on with")
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                database.number(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'bellows' AND datname = current_database() AND state = 'idle in transaction'")
                    > 0);
    return now(database, place);
  }

  /** The sessions that the attempt has entered and that are still there. */
  List<@Nullable Object> sessions() throws SQLException {
    return database.column(
        """
        SELECT format('%s %s: %s', a.pid, a.state, a.query) FROM bellows.backend b JOIN pg_stat_activity a ON a.pid = b.backend_id
        WHERE b.attempt = ? AND a.application_name = 'bellows' AND a.datname = current_database()
        """,
        attempt);
  }
}
