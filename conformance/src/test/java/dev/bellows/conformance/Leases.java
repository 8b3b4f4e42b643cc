package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import java.sql.SQLException;
import java.time.Duration;

/** The lease of the only migration of a database. */
final class Leases {

  private Leases() {}

  /** As if a lease had passed since the last sign of life, so that a test need not wait for it. */
  static void lapse(Database database) throws SQLException {
    database.execute("UPDATE bellows.heartbeat SET beat_at = beat_at - interval '1 hour'");
  }

  /** How long the attempt before the last had given no sign of life when the last one began. */
  static Duration silenceBeforeTheLastAttempt(Database database) throws SQLException {
    return Duration.ofMillis(
        database.number(
            """
            SELECT round(1000 * extract(epoch FROM last.started_at - h.beat_at))
            FROM bellows.attempt last, bellows.attempt before JOIN bellows.heartbeat h ON h.attempt = before.id
            WHERE last.token = before.token + 1 AND last.id = (SELECT max(id) FROM bellows.attempt)
            """));
  }

  /** How long the last attempt had been connected when it got the lease. */
  static Duration waitOfTheLastAttempt(Database database) throws SQLException {
    return Duration.ofMillis(
        database.number(
            """
            SELECT round(1000 * (extract(epoch FROM a.started_at) - min(b.backend_started::numeric)))
            FROM bellows.attempt a JOIN bellows.backend b ON b.attempt = a.id
            WHERE a.id = (SELECT max(id) FROM bellows.attempt) GROUP BY a.started_at
            """));
  }

  /** How long the last attempt might have had the lease before it did: free, and asked for. */
  static Duration delayOfTheLastAttempt(Database database, Duration lease) throws SQLException {
    Duration free = silenceBeforeTheLastAttempt(database).minus(lease);
    Duration asked = waitOfTheLastAttempt(database);
    return free.compareTo(asked) < 0 ? free : asked;
  }
}
