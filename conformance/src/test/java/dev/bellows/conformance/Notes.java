package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.twin.Key;
import dev.bellows.testkit.twin.Twin;
import dev.bellows.testkit.twin.TwinDefinition;
import dev.bellows.testkit.twin.Written;
import dev.bellows.testkit.writers.Workload;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;

/** A table whose column gets another name, and what both versions of its application write. */
record Notes(Database database, Twin twin, int rows) {

  static final String MIGRATION = "rename-body";

  private static final String OPERATIONS =
      """
      table: notes
      operations:
        - rename_column: {from: body, to: content}
      """;

  /** Makes the table with rows 1 to {@code rows}. */
  static Notes create(Database database, int rows) throws SQLException {
    database.execute(
        "CREATE TABLE notes (id bigint PRIMARY KEY, body text)",
        "INSERT INTO notes SELECT n, 'body ' || n FROM generate_series(1, %d) n".formatted(rows),
        "ANALYZE");
    Twin twin = Twin.of(database, new TwinDefinition("notes", List.of("id"), List.of("body")));
    return new Notes(database, twin, rows);
  }

  /** The migration in this process, its control tables made. */
  Life life(String settings) {
    return Life.of(database, Declared.withShortWindows(MIGRATION, OPERATIONS + settings));
  }

  /** The same migration in processes of its own. */
  CommandLine commands(String settings, Path directory) {
    return CommandLine.of(database, MIGRATION, OPERATIONS + settings, directory);
  }

  /** What the version does that knows only the old side. */
  Workload oldVersion() {
    return Workload.on(database, 2)
        .with("update body", (connection, random) -> update(connection, random, "body"));
  }

  /** What both versions do; there have to be both sides. */
  Workload bothVersions() {
    return oldVersion()
        .with("update content", (connection, random) -> update(connection, random, "content"));
  }

  private void update(Connection connection, RandomGenerator random, String column)
      throws SQLException {
    long id = random.nextInt(rows) + 1L;
    String value = column + " " + random.nextLong();
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE notes SET %s = ? WHERE id = ?".formatted(column))) {
      statement.setString(1, value);
      statement.setLong(2, id);
      statement.executeUpdate();
    }
    if (column.equals("body")) {
      twin.wroteOld(connection, Key.of(id), Written.column(column, value));
    } else {
      twin.wroteNew(connection, Key.of(id), Written.column(column, value));
    }
  }
}
