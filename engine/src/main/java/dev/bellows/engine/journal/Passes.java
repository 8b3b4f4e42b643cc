package dev.bellows.engine.journal;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Table {@code sweep}, as far as finished reconciliations are concerned. */
public final class Passes {

  private final Database database;

  public Passes(Database database) {
    this.database = database;
  }

  /** A full reconciliation, of all tables together. */
  public record Pass(
      long checked, long mismatches, long poisoned, Instant startedAt, Instant finishedAt) {
    public Duration duration() {
      return Duration.between(startedAt, finishedAt);
    }
  }

  /** The newest pass that all tables have finished. */
  public Optional<Pass> newest(Connection connection, MigrationName migration, int generation)
      throws SQLException {
    return Sql.first(
        connection,
        database.control(
            """
            SELECT sum(looked) AS checked, sum(mismatches) AS mismatches, sum(poisoned) AS poisoned,
                   min(started_at) AS started_at, max(finished_at) AS finished_at
              FROM $.sweep
             WHERE migration = ? AND generation = ? AND purpose = 'RECONCILE'
             GROUP BY pass
            HAVING count(*) = count(finished_at)
             ORDER BY pass DESC
             LIMIT 1"""),
        row ->
            new Pass(
                row.getLong("checked"),
                row.getLong("mismatches"),
                row.getLong("poisoned"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("finished_at").toInstant()),
        migration.value(),
        generation);
  }
}
