package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.State;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.PostgresqlSettings;
import dev.bellows.testkit.PrivateServer;
import dev.bellows.testkit.process.ChildProcess;
import dev.bellows.testkit.twin.Key;
import dev.bellows.testkit.twin.Twin;
import dev.bellows.testkit.twin.TwinDefinition;
import dev.bellows.testkit.twin.Written;
import dev.bellows.testkit.writers.Workload;
import dev.bellows.testkit.writers.Writers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server crashes in the middle of a backfill, with writers beside it. */
class ServerStopTest {

  private static final int ROWS = 20_000;

  private static final String MIGRATION =
      """
      table: notes
      operations:
        - rename_column: {from: body, to: content}
      backfill: {budget: {rows_per_second: 5000}}
      """;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @Test
  void theSameCommandFinishesTheBackfillAfterACrashOfTheServer() throws SQLException {
    try (PrivateServer server = PrivateServer.start(PostgresqlSettings.of(18).durable())) {
      Database database = server.server().createDatabase();
      database.execute(
          "CREATE TABLE notes (id bigint PRIMARY KEY, body text)",
          "INSERT INTO notes SELECT n, 'body ' || n FROM generate_series(1, %d) n".formatted(ROWS),
          "ANALYZE");
      Twin twin = Twin.of(database, new TwinDefinition("notes", List.of("id"), List.of("body")));
      Life life = Life.of(database, Declared.withShortWindows("rename-body", MIGRATION));
      life.expand();
      try (Writers writers = writers(database, twin)) {
        crashInTheBackfill(server, database, writers);
        assertThat(life.state()).isEqualTo(State.EXPANDED);
        finish(database);
        writers.awaitServed(100);
        writers.stop();
      }
      life.verifyClean();
      assertThat(twin.check()).isEmpty();
    }
  }

  private void crashInTheBackfill(PrivateServer server, Database database, Writers writers) {
    CommandLine commands = CommandLine.of(database, "rename-body", MIGRATION, directory);
    try (ChildProcess backfill = commands.start("backfill --patience 1s")) {
      backfill.awaitLine("fill-1: ");
      writers.awaitServed(100);
      server.stopImmediately();
      assertThat(backfill.awaitExit()).as("%s", backfill).isEqualTo(CommandLine.BUSY);
    }
    server.start();
  }

  private void finish(Database database) throws SQLException {
    Leases.lapse(database);
    CommandLine commands = CommandLine.of(database, "rename-body", MIGRATION, directory);
    try (ChildProcess backfill = commands.start("backfill")) {
      assertThat(backfill.awaitExit()).as("%s", backfill).isEqualTo(CommandLine.DONE);
    }
  }

  private static Writers writers(Database database, Twin twin) {
    return Workload.on(database, 2)
        .atRate(200)
        .with("old", (connection, random) -> write(twin, connection, random, "body"))
        .with("new", (connection, random) -> write(twin, connection, random, "content"))
        .start();
  }

  private static void write(Twin twin, Connection connection, RandomGenerator random, String column)
      throws SQLException {
    long id = random.nextInt(ROWS) + 1L;
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
