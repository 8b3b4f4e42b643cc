package dev.bellows.engine.journal;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.model.MigrationName;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Table {@code claim}: two migrations never share a table. */
public final class Claims {

  private final Database database;

  public Claims(Database database) {
    this.database = database;
  }

  /** Who holds a table, other than this migration. */
  public Optional<String> holder(Connection connection, MigrationName name, TableName table)
      throws SQLException {
    return Sql.first(
        connection,
        database.control(
            "SELECT migration FROM $.claim WHERE table_schema = ? AND table_name = ? AND migration <> ?"),
        row -> row.getString(1),
        table.schema(),
        table.name(),
        name.value());
  }

  /**
   * Claims the tables; the primary key decides between two at once.
   *
   * @throws BellowsException {@code table.claimed} (exit 3)
   */
  public void take(Connection connection, MigrationName name, List<TableName> tables)
      throws SQLException {
    release(connection, name);
    for (TableName table : tables) {
      Optional<String> holder = holder(connection, name, table);
      if (holder.isPresent()) {
        throw BellowsException.refused(
                "table.claimed",
                "table %s belongs to migration '%s', which is not finished. Nothing was changed; contract it or roll it back first"
                    .formatted(table, holder.get()))
            .with("table", table);
      }
      Sql.update(
          connection,
          database.control(
              "INSERT INTO $.claim (table_schema, table_name, migration) VALUES (?, ?, ?)"),
          table.schema(),
          table.name(),
          name.value());
    }
  }

  /** Lets the tables go. */
  public void release(Connection connection, MigrationName name) throws SQLException {
    Sql.update(
        connection, database.control("DELETE FROM $.claim WHERE migration = ?"), name.value());
  }
}
