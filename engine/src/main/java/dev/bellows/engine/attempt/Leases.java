package dev.bellows.engine.attempt;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions.Backend;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables {@code lease}, {@code heartbeat}, {@code backend} and {@code attempt}. */
final class Leases {

  private final Database database;

  Leases(Database database) {
    this.database = database;
  }

  /**
   * A lease as the journal has it.
   *
   * @param attempt the attempt that holds it, or null
   * @param sinceBeat since its last sign of life, by the server's clock
   */
  record Lease(
      long token,
      @Nullable Long attempt,
      @Nullable String owner,
      @Nullable String phase,
      @Nullable Instant startedAt,
      @Nullable Instant beatAt,
      Duration sinceBeat) {}

  Optional<Lease> find(Connection connection, MigrationName migration) throws SQLException {
    return Sql.first(
        connection,
        database.control(
            """
            SELECT l.token, l.attempt, a.owner, a.phase, a.started_at, h.beat_at,
                   CURRENT_TIMESTAMP AS now
              FROM $.lease l
              LEFT JOIN $.attempt a ON a.id = l.attempt
              LEFT JOIN $.heartbeat h ON h.attempt = l.attempt
             WHERE l.migration = ?"""),
        row -> {
          long attempt = row.getLong("attempt");
          Long holder = row.wasNull() ? null : attempt;
          var beat = row.getTimestamp("beat_at");
          var started = row.getTimestamp("started_at");
          Instant now = row.getTimestamp("now").toInstant();
          return new Lease(
              row.getLong("token"),
              holder,
              row.getString("owner"),
              row.getString("phase"),
              started == null ? null : started.toInstant(),
              beat == null ? null : beat.toInstant(),
              beat == null ? Duration.ZERO : Duration.between(beat.toInstant(), now));
        },
        migration.value());
  }

  /** Locks the lease row and takes it if it still has the token that was seen. */
  Optional<Long> take(Connection connection, MigrationName migration, long seen, Holder holder)
      throws SQLException {
    boolean unchanged =
        Sql.first(
                connection,
                database.control(
                    "SELECT token FROM $.lease WHERE migration = ? AND token = ? FOR UPDATE"),
                row -> row.getLong(1),
                migration.value(),
                seen)
            .isPresent();
    if (!unchanged) {
      return Optional.empty();
    }
    Sql.update(
        connection,
        database.control(
            """
            UPDATE $.attempt SET ended_at = CURRENT_TIMESTAMP, outcome = 'TAKEN_OVER'
             WHERE migration = ? AND ended_at IS NULL"""),
        migration.value());
    Sql.update(
        connection,
        database.control(
            "INSERT INTO $.attempt (migration, phase, owner, actor, token) VALUES (?, ?, ?, ?, ?)"),
        migration.value(),
        holder.phase(),
        holder.owner(),
        holder.actor(),
        seen + 1);
    long attempt =
        Sql.one(
            connection,
            database.control("SELECT max(id) FROM $.attempt WHERE migration = ? AND token = ?"),
            row -> row.getLong(1),
            migration.value(),
            seen + 1);
    Sql.update(
        connection,
        database.control("UPDATE $.lease SET token = ?, attempt = ? WHERE migration = ?"),
        seen + 1,
        attempt,
        migration.value());
    Sql.update(
        connection,
        database.control(
            "INSERT INTO $.heartbeat (attempt, beat_at) VALUES (?, CURRENT_TIMESTAMP)"),
        attempt);
    return Optional.of(attempt);
  }

  /** Who takes a lease. */
  record Holder(String phase, String owner, String actor) {}

  /** Enters a backend of ours, so that a takeover can end it; only while the token is current. */
  void register(Connection connection, Ticket ticket, Backend backend) throws SQLException {
    check(connection, ticket);
    Sql.update(
        connection,
        database.control(
            "INSERT INTO $.backend (attempt, backend_id, backend_started) VALUES (?, ?, ?)"),
        ticket.attempt(),
        backend.id(),
        backend.started());
  }

  List<Backend> backends(Connection connection, long attempt) throws SQLException {
    return Sql.list(
        connection,
        database.control("SELECT backend_id, backend_started FROM $.backend WHERE attempt = ?"),
        row -> new Backend(row.getLong(1), row.getString(2)),
        attempt);
  }

  /**
   * The fence: the token is still ours, and stays so until this transaction ends.
   *
   * @throws BellowsException {@code attempt.lost} (exit 3)
   */
  void check(Connection connection, Ticket ticket) throws SQLException {
    boolean ours =
        Sql.first(
                connection,
                database.control(
                    "SELECT token FROM $.lease WHERE migration = ? AND token = ? FOR SHARE"),
                row -> row.getLong(1),
                ticket.migration().value(),
                ticket.token())
            .isPresent();
    if (!ours) {
      throw lost(ticket.migration());
    }
  }

  static BellowsException lost(MigrationName migration) {
    return BellowsException.refused(
            "attempt.lost",
            "another process has taken migration '%s' over; this one has stopped and wrote nothing more. See: bellows status %s"
                .formatted(migration, migration))
        .with("migration", migration);
  }

  /** A sign of life; false when the lease is not ours any more. */
  boolean beat(Connection connection, Ticket ticket) throws SQLException {
    return Sql.update(
            connection,
            database.control(
                """
                UPDATE $.heartbeat SET beat_at = CURRENT_TIMESTAMP
                 WHERE attempt = ? AND EXISTS (SELECT 1 FROM $.lease l WHERE l.migration = ? AND l.token = ?)"""),
            ticket.attempt(),
            ticket.migration().value(),
            ticket.token())
        > 0;
  }

  /** Ends the attempt and lets the lease go, if it is still ours. */
  void release(Connection connection, Ticket ticket, Ending ending) throws SQLException {
    Sql.update(
        connection,
        database.control(
            """
            UPDATE $.attempt SET ended_at = CURRENT_TIMESTAMP, outcome = ?, message = ?, retries = ?, longest_wait_ms = ?
             WHERE id = ? AND ended_at IS NULL"""),
        ending.outcome(),
        ending.message(),
        ending.waits().retries(),
        ending.waits().longest().toMillis(),
        ticket.attempt());
    Sql.update(
        connection,
        database.control("UPDATE $.lease SET attempt = NULL WHERE migration = ? AND token = ?"),
        ticket.migration().value(),
        ticket.token());
  }

  /**
   * How an attempt ended.
   *
   * @param message of its failure, or null
   */
  record Ending(String outcome, @Nullable String message, LockWaits waits) {}

  /** What an attempt shows at the fence. */
  record Ticket(MigrationName migration, long attempt, long token) {}
}
