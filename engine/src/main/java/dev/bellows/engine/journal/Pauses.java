package dev.bellows.engine.journal;

import dev.bellows.engine.Actor;
import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pauses: of one migration in its row, of all in table {@code setting} (the kill switch). */
public final class Pauses {

  private static final String ALL = "paused_all";

  private final Database database;

  public Pauses(Database database) {
    this.database = database;
  }

  /**
   * Why a migration may not go on.
   *
   * @param reason in words, with who said so
   * @param resume the commands that let it go on
   */
  public record Pause(String reason, String resume) {

    private Pause and(Pause other) {
      return new Pause(reason + "; " + other.reason, resume + " and " + other.resume);
    }
  }

  /** Its own pause, that of everything, or both. */
  public Optional<Pause> find(Connection connection, MigrationName migration) throws SQLException {
    List<Pause> pauses = new ArrayList<>();
    pauses.addAll(
        Sql.list(
            connection,
            database.control(
                "SELECT paused_by, paused_reason FROM $.migration WHERE name = ? AND paused_by IS NOT NULL"),
            row ->
                new Pause(
                    "paused by %s: %s".formatted(row.getString(1), row.getString(2)),
                    "bellows resume " + migration),
            migration.value()));
    pauses.addAll(
        Sql.list(
            connection,
            database.control("SELECT actor, value FROM $.setting WHERE name = ?"),
            row ->
                new Pause(
                    "everything is paused by %s: %s".formatted(row.getString(1), row.getString(2)),
                    "bellows resume --all"),
            ALL));
    return pauses.stream().reduce(Pause::and);
  }

  /**
   * Refuses work on a paused migration.
   *
   * @throws BellowsException {@code migration.paused} (exit 3)
   */
  public void check(Connection connection, MigrationName migration) throws SQLException {
    Optional<Pause> pause = find(connection, migration);
    if (pause.isPresent()) {
      throw BellowsException.refused(
              "migration.paused",
              "migration '%s' does not go on: %s. What was done holds; to let it go on: %s"
                  .formatted(migration, pause.get().reason(), pause.get().resume()))
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
