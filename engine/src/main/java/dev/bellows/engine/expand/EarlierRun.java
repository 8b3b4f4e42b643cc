package dev.bellows.engine.expand;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.engine.plan.Leftovers;
import dev.bellows.engine.spi.Change.Leftover;
import dev.bellows.model.Migration;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What an earlier run of a migration left, as the journal has it. */
final class EarlierRun {

  private final Workshop workshop;

  EarlierRun(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Nothing where there are no control tables yet. */
  Leftovers leftovers(Connection connection, Migration migration) throws SQLException {
    Database database = workshop.database();
    if (!database.dialect().control().exists(connection, database.controlSchema())) {
      return Leftovers.NONE;
    }
    Optional<MigrationRecord> record =
        workshop
            .journal()
            .migrations()
            .find(connection, migration.name())
            .filter(it -> !it.source().isEmpty());
    return record.isEmpty()
        ? Leftovers.NONE
        : new Leftovers(
            columns(connection, migration), treatment(workshop.migration(record.get()), migration));
  }

  private Set<String> columns(Connection connection, Migration migration) throws SQLException {
    return Set.copyOf(
        Sql.list(
            connection,
            workshop
                .database()
                .control(
                    """
                    SELECT DISTINCT s.table_schema, s.table_name, t.name
                      FROM $.step_text t
                      JOIN $.step s ON s.migration = t.migration AND s.id = t.step
                     WHERE t.migration = ? AND t.part = 'adds'"""),
            row -> new TableName(row.getString(1), row.getString(2)) + "." + row.getString(3),
            migration.name().value()));
  }

  private static Leftover treatment(Migration earlier, Migration now) {
    return earlier.operations().equals(now.operations()) ? Leftover.KEPT : Leftover.DISCARDED;
  }
}
