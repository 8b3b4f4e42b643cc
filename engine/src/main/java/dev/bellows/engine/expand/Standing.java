package dev.bellows.engine.expand;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.model.Migration;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Columns that an earlier expand of a migration made and its rollback left, as the journal has it.
 */
final class Standing {

  private final Workshop workshop;

  Standing(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Nothing where there are no control tables yet. */
  Set<String> of(Connection connection, Migration migration) throws SQLException {
    Database database = workshop.database();
    if (!database.dialect().control().exists(connection, database.controlSchema())) {
      return Set.of();
    }
    return Set.copyOf(
        Sql.list(
            connection,
            database.control(
                """
                SELECT DISTINCT s.table_schema, s.table_name, t.name
                  FROM $.step_text t
                  JOIN $.step s ON s.migration = t.migration AND s.id = t.step
                 WHERE t.migration = ? AND t.part = 'adds'"""),
            row -> new TableName(row.getString(1), row.getString(2)) + "." + row.getString(3),
            migration.name().value()));
  }
}
