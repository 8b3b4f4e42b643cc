package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.ServerTest.Versions;
import dev.bellows.testkit.process.ChildProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that a person or a supervisor stops in the middle of a statement or a wait. */
@ServerTest(versions = Versions.NEWEST)
class InterruptedTest {

  private static final int ROWS = 5_000;

  private static final String SETTINGS = "backfill: {target_batch_time: 1s}\n";

  private static final Duration LEASE = Duration.ofSeconds(10);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @Test
  void sigtermEndsEveryStatementAndLetsTheLeaseGo(Database database) throws SQLException {
    interruptedInEveryStatement(database, ChildProcess::terminate);
  }

  @Test
  void sigintEndsEveryStatementAndLetsTheLeaseGo(Database database) throws SQLException {
    interruptedInEveryStatement(database, ChildProcess::interrupt);
  }

  @Test
  void sigtermEndsEveryWaitAndLetsTheLeaseGo(Database database) throws SQLException {
    interruptedInEveryWait(database, ChildProcess::terminate);
  }

  @Test
  void sigintEndsEveryWaitAndLetsTheLeaseGo(Database database) throws SQLException {
    interruptedInEveryWait(database, ChildProcess::interrupt);
  }

  private void interruptedInEveryStatement(Database database, Consumer<ChildProcess> signal)
      throws SQLException {
    Gate.build(database);
    Notes notes = Notes.create(database, ROWS);
    for (Gated phase : Gated.values()) {
      Life life = phase.of(notes).life(SETTINGS);
      CommandLine commands = phase.of(notes).commands(SETTINGS, directory);
      phase.prepare(life);
      for (String statement : phase.statements()) {
        try (Gate gate = Gate.shut(database, statement);
            ChildProcess process = commands.start(phase.command())) {
          gate.awaitHeld(process);
          signal.accept(process);
          stopped(database, process);
        }
      }
      again(database, commands, phase.command());
      phase.leave(life, notes);
    }
  }

  /** A lock that is not to be had, and a transaction that is older than the sweep's end. */
  private void interruptedInEveryWait(Database database, Consumer<ChildProcess> signal)
      throws SQLException {
    Notes notes = Notes.create(database, ROWS);
    Life life = notes.life(SETTINGS);
    CommandLine commands = notes.commands(SETTINGS, directory);
    interruptedWhileHeld(database, commands, "expand", signal);
    try (Connection old = database.connect();
        Statement statement = old.createStatement()) {
      old.setAutoCommit(false);
      old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute("SELECT count(*) FROM notes");
      life.backfill();
      life.verifyClean();
      try (ChildProcess process = commands.start("switch --reads new")) {
        process.awaitLine("waiting (switch)");
        signal.accept(process);
        stopped(database, process);
      }
      old.rollback();
    }
    again(database, commands, "switch --reads new");
    interruptedWhileHeld(database, commands, "rollback", signal);
    assertThat(notes.twin().check()).isEmpty();
  }

  private static void interruptedWhileHeld(
      Database database, CommandLine commands, String command, Consumer<ChildProcess> signal)
      throws SQLException {
    try (Holder holder = Holder.of(database, "notes");
        ChildProcess process = commands.start(command)) {
      process.awaitLine("pid %d,".formatted(holder.pid()));
      signal.accept(process);
      stopped(database, process);
      holder.letGo();
    }
    again(database, commands, command);
  }

  /** The process has ended with nothing to wait for, and the journal knows why. */
  private static void stopped(Database database, ChildProcess process) throws SQLException {
    assertThat(process.awaitExit(LEASE)).as("%s", process).isEqualTo(CommandLine.BUSY);
    assertThat(process.errors()).as("%s", process).last().asString().endsWith("[stopped]");
    assertThat(database.column("SELECT attempt FROM bellows.lease WHERE attempt IS NOT NULL"))
        .isEmpty();
    List<?> attempt =
        database
            .rows(
                "SELECT outcome, ended_at IS NOT NULL, message FROM bellows.attempt ORDER BY id DESC LIMIT 1")
            .get(0);
    assertThat(attempt.subList(0, 2)).as("%s", attempt).isEqualTo(List.of("DATABASE_BUSY", true));
    assertThat(attempt.get(2)).asString().contains("stopped from outside");
    assertThat(
            database.text(
                "SELECT message FROM bellows.event WHERE kind = 'FAILED' ORDER BY id DESC LIMIT 1"))
        .startsWith("stopped: ");
  }

  private static void again(Database database, CommandLine commands, String command)
      throws SQLException {
    try (ChildProcess process = commands.start(command)) {
      assertThat(process.awaitExit()).as("%s", process).isEqualTo(CommandLine.DONE);
    }
    assertThat(Leases.waitOfTheLastAttempt(database)).isLessThan(LEASE.dividedBy(2));
  }
}
