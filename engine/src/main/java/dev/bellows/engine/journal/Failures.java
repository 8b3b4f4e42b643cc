package dev.bellows.engine.journal;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Walk.Poisoned;
import dev.bellows.model.MigrationName;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Table {@code failure}: rows that cannot be filled, open until a full pass finds them well. */
public final class Failures {

  private final Database database;

  public Failures(Database database) {
    this.database = database;
  }

  /** Records rows, each once while it is open. */
  public void record(
      Connection connection,
      MigrationName migration,
      TableName table,
      List<Poisoned> rows,
      String foundBy)
      throws SQLException {
    for (Poisoned row : rows) {
      Sql.update(
          connection,
          database.control(
              """
              INSERT INTO $.failure (migration, table_name, row_key, error, found_by)
              SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS (
                SELECT 1 FROM $.failure
                 WHERE migration = ? AND table_name = ? AND row_key = ? AND resolved_at IS NULL)"""),
          migration.value(),
          table.toString(),
          row.key(),
          row.error(),
          foundBy,
          migration.value(),
          table.toString(),
          row.key());
    }
  }

  /**
   * Closes a table's open failures: a full pass is about to find those that still are.
   *
   * @return what was closed
   */
  public List<Poisoned> resolveAll(Connection connection, MigrationName migration, TableName table)
      throws SQLException {
    List<Poisoned> open =
        Sql.list(
            connection,
            database.control(
                """
                SELECT row_key, error FROM $.failure
                 WHERE migration = ? AND table_name = ? AND resolved_at IS NULL ORDER BY id"""),
            row -> new Poisoned(row.getString(1), row.getString(2)),
            migration.value(),
            table.toString());
    Sql.update(
        connection,
        database.control(
            "UPDATE $.failure SET resolved_at = CURRENT_TIMESTAMP WHERE migration = ? AND table_name = ? AND resolved_at IS NULL"),
        migration.value(),
        table.toString());
    return open;
  }

  public long open(Connection connection, MigrationName migration) throws SQLException {
    return Sql.one(
        connection,
        database.control(
            "SELECT count(*) FROM $.failure WHERE migration = ? AND resolved_at IS NULL"),
        row -> row.getLong(1),
        migration.value());
  }

  /** Up to ten open failures: key and error. */
  public List<Poisoned> samples(Connection connection, MigrationName migration)
      throws SQLException {
    return Sql.list(
        connection,
        database.control(
            """
            SELECT row_key, error FROM $.failure
             WHERE migration = ? AND resolved_at IS NULL ORDER BY id LIMIT 10"""),
        row -> new Poisoned(row.getString(1), row.getString(2)),
        migration.value());
  }
}
