package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.State;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.PostgresqlSettings;
import dev.bellows.testkit.PrivateServer;
import dev.bellows.testkit.process.ChildProcess;
import dev.bellows.testkit.writers.Writers;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server crashes in the middle of a command, with writers beside it. */
class ServerStopTest {

  private static final int ROWS = 20_000;

  private static final String SETTINGS =
      "backfill: {target_batch_time: 1s, budget: {rows_per_second: 5000}}\n";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @Test
  void theSameCommandFinishesTheBackfillAfterACrashOfTheServer() throws SQLException {
    try (PrivateServer server = PrivateServer.start(PostgresqlSettings.of(18).durable())) {
      Database database = server.server().createDatabase();
      Notes notes = Notes.create(database, ROWS);
      Life life = notes.life(SETTINGS);
      CommandLine commands = notes.commands(SETTINGS, directory);
      life.expand();
      try (Writers writers = notes.bothVersions().atRate(200).start();
          ChildProcess backfill = commands.start("backfill --patience 1s")) {
        backfill.awaitLine("fill-1: ");
        writers.awaitServed(100);
        crash(server, backfill);
        assertThat(life.state()).isEqualTo(State.EXPANDED);
        finish(database, commands, "backfill");
        writers.awaitServed(100);
        writers.stop();
      }
      life.verifyClean();
      assertThat(notes.twin().check()).isEmpty();
    }
  }

  /** In an index build, a batch, a comparison, a count, and the validation of a constraint. */
  @Test
  void theSameCommandFinishesWhicheverStatementACrashOfTheServerHasCutOff() throws SQLException {
    try (PrivateServer server = PrivateServer.start(PostgresqlSettings.of(18).durable())) {
      Database database = server.server().createDatabase();
      Gate.build(database);
      Notes notes = Notes.create(database, ROWS);
      for (Gated phase : Gated.values()) {
        crashed(server, phase, phase.of(notes));
      }
      assertThat(database.column("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid"))
          .isEmpty();
    }
  }

  private void crashed(PrivateServer server, Gated phase, Notes notes) throws SQLException {
    Life life = notes.life(SETTINGS);
    CommandLine commands = notes.commands(SETTINGS, directory);
    phase.prepare(life);
    try (Writers writers = phase.versions(notes).atRate(200).start()) {
      for (String statement : phase.statements()) {
        crashAtTheGate(server, Gate.shut(notes.database(), statement), phase, commands);
        Leases.lapse(notes.database());
      }
      finish(notes.database(), commands, phase.command());
      writers.awaitServed(100);
      writers.stop();
    }
    phase.leave(life, notes);
  }

  private static void crashAtTheGate(
      PrivateServer server, Gate shut, Gated phase, CommandLine commands) throws SQLException {
    try (Gate gate = shut;
        ChildProcess process = commands.start(phase.command() + " --patience 1s")) {
      gate.awaitHeld(process);
      crash(server, process);
    }
  }

  private static void crash(PrivateServer server, ChildProcess process) {
    server.stopImmediately();
    assertThat(process.awaitExit()).as("%s", process).isEqualTo(CommandLine.BUSY);
    server.start();
  }

  private static void finish(Database database, CommandLine commands, String command)
      throws SQLException {
    Leases.lapse(database);
    try (ChildProcess process = commands.start(command)) {
      assertThat(process.awaitExit()).as("%s", process).isEqualTo(CommandLine.DONE);
    }
  }
}
