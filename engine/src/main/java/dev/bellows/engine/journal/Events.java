package dev.bellows.engine.journal;

import dev.bellows.engine.Actor;
import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code event}, the journal: append-only. */
public final class Events {

  private final Database database;

  public Events(Database database) {
    this.database = database;
  }

  /**
   * Something that happened.
   *
   * @param kind in capitals, such as {@code PHASE_STARTED}
   * @param migration null where it concerns all
   */
  public record Event(
      Instant at,
      @Nullable String migration,
      String kind,
      String actor,
      String databaseUser,
      @Nullable String phase,
      @Nullable String step,
      String message) {}

  /** What an event is about. */
  public record Subject(
      @Nullable MigrationName migration, @Nullable String phase, @Nullable String step) {

    public static Subject of(MigrationName migration) {
      return new Subject(migration, null, null);
    }
  }

  /** Appends an event in the connection's transaction. */
  public void append(
      Connection connection, Actor actor, Subject subject, String kind, String message)
      throws SQLException {
    MigrationName migration = subject.migration();
    Sql.update(
        connection,
        database.control(
            "INSERT INTO $.event (migration, kind, actor, phase, step, message) VALUES (?, ?, ?, ?, ?, ?)"),
        migration == null ? null : migration.value(),
        kind,
        actor.name(),
        subject.phase(),
        subject.step(),
        message);
  }

  /** Everything that happened to a migration, oldest first. */
  public List<Event> of(Connection connection, MigrationName migration) throws SQLException {
    return Sql.list(
        connection,
        database.control(
            """
            SELECT at, migration, kind, actor, db_user, phase, step, message
              FROM $.event WHERE migration = ? OR migration IS NULL ORDER BY id"""),
        row ->
            new Event(
                row.getTimestamp("at").toInstant(),
                row.getString("migration"),
                row.getString("kind"),
                row.getString("actor"),
                row.getString("db_user"),
                row.getString("phase"),
                row.getString("step"),
                row.getString("message")),
        migration.value());
  }
}
