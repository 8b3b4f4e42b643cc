package dev.bellows.engine.report;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.journal.Events.Event;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a report from the control tables. */
public final class ReportReader {

  /** Events that only tell how the work went; the report has that from the attempts. */
  private static final Set<String> COURSE =
      Set.of("STARTED", "FINISHED", "FAILED", "STEP_DONE", "STEP_UNDONE");

  private final Workshop workshop;

  public ReportReader(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Everything about one migration.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code migration.unknown} (exit 2)
   */
  public Report of(MigrationName name) {
    Status status = new StatusReader(workshop).of(name);
    return workshop.read(
        connection -> {
          MigrationRecord record = workshop.record(connection, name);
          return new Report(
              record,
              record.source().isEmpty() ? null : workshop.migration(record).description(),
              status,
              attempts(connection, name),
              walks(connection, name),
              workshop.journal().evidence().everything(connection, name),
              decisions(connection, name));
        });
  }

  private List<Report.Attempt> attempts(Connection connection, MigrationName name)
      throws SQLException {
    return Sql.list(
        connection,
        workshop
            .database()
            .control(
                """
                SELECT phase, owner, actor, started_at, ended_at, outcome, message, retries, longest_wait_ms
                  FROM $.attempt WHERE migration = ? ORDER BY id"""),
        row ->
            new Report.Attempt(
                row.getString("phase"),
                row.getString("owner"),
                row.getString("actor"),
                row.getTimestamp("started_at").toInstant(),
                instant(row, "ended_at"),
                row.getString("outcome"),
                row.getString("message"),
                row.getLong("retries"),
                Duration.ofMillis(row.getLong("longest_wait_ms"))),
        name.value());
  }

  private List<Report.Walk> walks(Connection connection, MigrationName name) throws SQLException {
    return Sql.list(
        connection,
        workshop
            .database()
            .control(
                """
                SELECT generation, step, purpose, pass, looked, changed, batches, retries, poisoned, mismatches,
                       started_at, finished_at
                  FROM $.sweep WHERE migration = ? ORDER BY generation, started_at, step, pass"""),
        row ->
            new Report.Walk(
                row.getInt("generation"),
                row.getString("step"),
                row.getString("purpose"),
                row.getInt("pass"),
                row.getLong("looked"),
                row.getLong("changed"),
                row.getLong("batches"),
                row.getLong("retries"),
                row.getLong("poisoned"),
                row.getLong("mismatches"),
                row.getTimestamp("started_at").toInstant(),
                instant(row, "finished_at")),
        name.value());
  }

  private List<Event> decisions(Connection connection, MigrationName name) throws SQLException {
    return workshop.journal().events().of(connection, name).stream()
        .filter(event -> !COURSE.contains(event.kind()))
        .toList();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
