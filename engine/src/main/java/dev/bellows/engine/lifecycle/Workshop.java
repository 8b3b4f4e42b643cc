package dev.bellows.engine.lifecycle;

import dev.bellows.engine.Actor;
import dev.bellows.engine.Declarations;
import dev.bellows.engine.attempt.Attempt;
import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.attempt.Timing;
import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.database.Work;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.Journal;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What every command works with. Immutable. */
public record Workshop(Attempt.Context context, Declarations declarations) {

  public Database database() {
    return context.database();
  }

  public Journal journal() {
    return new Journal(context.database());
  }

  public Actor actor() {
    return context.actor();
  }

  public Timing timing() {
    return context.timing();
  }

  /** Tells the observer something a person should know. */
  public void remark(String message) {
    context.observer().on(new Notice.Remark(message));
  }

  /** Reads with a connection of its own, once the control tables are there. */
  public <T extends @Nullable Object> T read(Work<T> work) {
    return database()
        .read(
            connection -> {
              requireControl(connection);
              return work.with(connection);
            });
  }

  /** Runs one transaction on a connection of its own, once the control tables are there. */
  public <T extends @Nullable Object> T transaction(Work<T> work) {
    return read(connection -> Database.transaction(connection, work));
  }

  private void requireControl(Connection connection) throws SQLException {
    if (!database().dialect().control().exists(connection, database().controlSchema())) {
      throw BellowsException.refused(
          "control.missing",
          "there are no control tables in schema '%s'. Nothing was changed; run: bellows init"
              .formatted(database().controlSchema()));
    }
  }

  /**
   * The journal's record.
   *
   * @throws BellowsException {@code migration.unknown} (exit 2)
   */
  public MigrationRecord record(Connection connection, MigrationName name) throws SQLException {
    return journal()
        .migrations()
        .find(connection, name)
        .orElseThrow(
            () ->
                BellowsException.userError(
                        "migration.unknown",
                        "neither the folder 'migrations' nor the journal has a migration '%s'; the journal has %s"
                            .formatted(name, known(connection)))
                    .with("migration", name));
  }

  private String known(Connection connection) {
    try {
      return Sql.list(
              connection,
              database().control("SELECT name FROM $.migration ORDER BY name"),
              row -> row.getString(1))
          .toString();
    } catch (SQLException e) {
      throw database().translated(e);
    }
  }

  /**
   * Gives a migration that is declared a place in the journal, as PLANNED and with a lease to be
   * held; no-op where it has one, also when somebody else enters it at this moment.
   */
  public void enter(MigrationName name) {
    read(
        connection -> {
          try {
            Database.transaction(
                connection,
                it -> {
                  journal().migrations().enter(it, name, actor().name());
                  return name;
                });
          } catch (SQLException e) {
            if (journal().migrations().find(connection, name).isEmpty()) {
              throw e;
            }
          }
          return name;
        });
  }

  /** The migration as journalled. */
  public Migration migration(MigrationRecord record) {
    return declarations.read(record.name(), record.source());
  }
}
