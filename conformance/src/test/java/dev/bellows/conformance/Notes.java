package dev.bellows.conformance;

import dev.bellows.model.State;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.twin.Key;
import dev.bellows.testkit.twin.Layout;
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
record Notes(Database database, Twin twin, int rows, String migration, String operations) {

  private static final String RENAMED =
      """
      table: notes
      operations:
        - rename_column: {from: body, to: content}
      """;

  private static final String INDEXED =
      """
      table: notes
      operations:
        - create_index: {name: notes_gate_idx, expressions: ["gate('CREATE INDEX', id::text)"]}
      """;

  private static final String GATED =
      """
      table: notes
      operations:
        - change_type: {column: body, type: varchar(200), as: content, up: "gate('', body)", down: "gate('', content::text)"}
        - add_check: {name: notes_gate_check, check: "gate('SELECT', gate('ALTER TABLE', id::text)) <> ''"}
      """;

  /** Makes the table with rows 1 to {@code rows}. */
  static Notes create(Database database, int rows) throws SQLException {
    database.execute(
        "CREATE TABLE notes (id bigint PRIMARY KEY, body text)",
        "INSERT INTO notes SELECT n, 'body ' || n FROM generate_series(1, %d) n".formatted(rows),
        "ANALYZE");
    Twin twin = Twin.of(database, new TwinDefinition("notes", List.of("id"), List.of("body")));
    return new Notes(database, twin, rows, "rename-body", RENAMED);
  }

  /** The same table, with an index whose build passes a gate. */
  Notes indexed() {
    return new Notes(database, twin, rows, "index-notes", INDEXED);
  }

  /** The same table, with a change whose {@code up} and whose constraint pass gates. */
  Notes gated() {
    return new Notes(database, twin, rows, "gate-body", GATED);
  }

  /** How the columns are called in a state. */
  Layout layout(State state) {
    return switch (state) {
      case QUARANTINED -> Layout.asRecorded().oldColumn("body", "bellows_old_body");
      case CONTRACTED -> Layout.asRecorded().withoutOldSide();
      default -> Layout.asRecorded();
    };
  }

  /** The migration in this process, its control tables made. */
  Life life(String settings) {
    return Life.of(database, Declared.withShortWindows(migration, operations + settings));
  }

  /** The same migration in processes of its own. */
  CommandLine commands(String settings, Path directory) {
    return CommandLine.of(database, migration, operations + settings, directory);
  }

  /** What the version does that knows only the old side. */
  Workload oldVersion() {
    return Workload.on(database, 2)
        .with("update body", (connection, random) -> update(connection, random, "body"));
  }

  /** What the version does that knows only the new side. */
  Workload newVersion() {
    return Workload.on(database, 2)
        .with("update content", (connection, random) -> update(connection, random, "content"));
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
