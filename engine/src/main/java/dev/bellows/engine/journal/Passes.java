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

  /** The newest finished pass of each table, together; empty until every table has one. */
  public Optional<Pass> newest(Connection connection, MigrationName migration, int generation)
      throws SQLException {
    return Sql.first(
        connection,
        database.control(
            """
            SELECT sum(looked) AS checked, sum(mismatches) AS mismatches, sum(poisoned) AS poisoned,
                   min(started_at) AS started_at, max(finished_at) AS finished_at
              FROM (SELECT w.*, row_number() OVER (
                             PARTITION BY s.table_schema, s.table_name ORDER BY w.started_at DESC) AS age
                      FROM $.sweep w JOIN $.step s ON s.migration = w.migration AND s.id = w.step
                     WHERE w.migration = ? AND w.generation = ? AND w.purpose = 'RECONCILE'
                       AND w.finished_at IS NOT NULL) newest
             WHERE age = 1
            HAVING count(*) = (SELECT count(DISTINCT s.table_schema || '.' || s.table_name)
                                 FROM $.step s WHERE s.migration = ? AND s.kind = 'RECONCILE')
               AND count(*) > 0"""),
        row ->
            new Pass(
                row.getLong("checked"),
                row.getLong("mismatches"),
                row.getLong("poisoned"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("finished_at").toInstant()),
        migration.value(),
        generation,
        migration.value());
  }
}
