package dev.bellows.engine.expand;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.lifecycle.Workshop;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Columns that an earlier expand of a migration made and its rollback left, as the journal has it.
 */
final class Standing {

  private final Workshop workshop;

  Standing(Workshop workshop) {
    this.workshop = workshop;
  }

  Set<String> of(MigrationRecord record) {
    return workshop
        .read(
            connection ->
                Sql.list(
                    connection,
                    workshop
                        .database()
                        .control(
                            """
                            SELECT DISTINCT s.table_schema || '.' || s.table_name || '.' || t.name
                              FROM $.step_text t
                              JOIN $.step s ON s.migration = t.migration AND s.id = t.step
                             WHERE t.migration = ? AND t.part = 'adds'"""),
                    row -> row.getString(1),
                    record.name().value()))
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }
}
