package dev.bellows.engine.journal;

import dev.bellows.engine.Actor;
import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Pauses: of one migration in its row, of all in table {@code setting} (the kill switch). */
public final class Pauses {

  private static final String ALL = "paused_all";

  private final Database database;

  public Pauses(Database database) {
    this.database = database;
  }

  /** Why a migration may not go on: in words, with who said so. */
  public Optional<String> reason(Connection connection, MigrationName migration)
      throws SQLException {
    return Sql.first(
        connection,
        database.control(
            """
            SELECT 'paused by ' || paused_by || ': ' || paused_reason FROM $.migration
             WHERE name = ? AND paused_by IS NOT NULL
            UNION ALL
            SELECT 'everything is paused by ' || actor || ': ' || value FROM $.setting WHERE name = ?"""),
        row -> row.getString(1),
        migration.value(),
        ALL);
  }

  /**
   * Refuses work on a paused migration.
   *
   * @throws BellowsException {@code migration.paused} (exit 3)
   */
  public void check(Connection connection, MigrationName migration) throws SQLException {
    Optional<String> reason = reason(connection, migration);
    if (reason.isPresent()) {
      throw BellowsException.refused(
              "migration.paused",
              "migration '%s' does not go on: %s. What was done holds; bellows resume lets it go on"
                  .formatted(migration, reason.get()))
          .with("migration", migration);
    }
  }

  /** Pauses everything. */
  public void pauseAll(Connection connection, Actor actor, String reason) throws SQLException {
    resumeAll(connection);
    Sql.update(
        connection,
        database.control("INSERT INTO $.setting (name, value, actor) VALUES (?, ?, ?)"),
        ALL,
        reason,
        actor.name());
  }

  /** Takes the pause of everything back. */
  public void resumeAll(Connection connection) throws SQLException {
    Sql.update(connection, database.control("DELETE FROM $.setting WHERE name = ?"), ALL);
  }
}
