package dev.bellows.engine.attempt;

import dev.bellows.engine.attempt.Leases.Holder;
import dev.bellows.engine.attempt.Leases.Lease;
import dev.bellows.engine.attempt.Leases.Ticket;
import dev.bellows.engine.database.Database;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions.Backend;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes the lease of a migration: a free one at once, one of a dead attempt after ending what is
 * left of it, none of a live one.
 */
final class Takeover {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final Database database;
  private final Leases leases;
  private final Timing timing;
  private final Stop stop;

  Takeover(Database database, Leases leases, Timing timing, Stop stop) {
    this.database = database;
    this.leases = leases;
    this.timing = timing;
    this.stop = stop;
  }

  /**
   * Takes the lease, waiting up to one lease for a sign of life of the attempt that holds it.
   *
   * @throws BellowsException {@code attempt.alive} (exit 3)
   */
  Ticket take(Connection connection, MigrationName migration, Holder holder) throws SQLException {
    Lease first = current(connection, migration);
    while (true) {
      stop.check();
      Lease lease = current(connection, migration);
      if (lease.attempt() == null || lease.sinceBeat().compareTo(timing.lease()) >= 0) {
        endBackends(connection, lease);
        Optional<Ticket> ticket = tryTake(connection, migration, holder, lease.token());
        if (ticket.isPresent()) {
          return ticket.get();
        }
      } else if (lease.token() != first.token()
          || !Objects.equals(lease.beatAt(), first.beatAt())) {
        throw alive(migration, lease);
      }
      stop.await(LOOK_AGAIN);
    }
  }

  private Lease current(Connection connection, MigrationName migration) throws SQLException {
    return leases
        .find(connection, migration)
        .orElseThrow(
            () ->
                BellowsException.userError(
                    "migration.unknown",
                    "the journal knows no migration '%s'. See: bellows status"
                        .formatted(migration)));
  }

  private Optional<Ticket> tryTake(
      Connection connection, MigrationName migration, Holder holder, long seen)
      throws SQLException {
    return Database.transaction(connection, it -> leases.take(it, migration, seen, holder))
        .map(attempt -> new Ticket(migration, attempt, seen + 1));
  }

  /** A dead attempt's open transaction would keep its row locks: end it before taking the token. */
  private void endBackends(Connection connection, Lease lease) throws SQLException {
    if (lease.attempt() != null) {
      for (Backend backend : leases.backends(connection, lease.attempt())) {
        database.dialect().sessions().terminate(connection, backend);
      }
    }
  }

  private static BellowsException alive(MigrationName migration, Lease lease) {
    return BellowsException.refused(
            "attempt.alive",
            "migration '%s' is being worked on by %s (%s since %s). Nothing was changed; wait for it, or stop it, and run the command again"
                .formatted(migration, lease.owner(), lease.phase(), lease.startedAt()))
        .with("migration", migration)
        .with("owner", String.valueOf(lease.owner()));
  }
}
