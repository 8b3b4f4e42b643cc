package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.process.ChildProcess;
import dev.bellows.testkit.writers.Report;
import dev.bellows.testkit.writers.Writers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A backfill whose process stops in the middle of a batch, and the one that comes after it. */
@ServerTest
class DeadRunnerTest {

  private static final Logger LOG = LoggerFactory.getLogger(DeadRunnerTest.class);

  private static final int ROWS = 20_000;
  private static final String MIDDLE = "id BETWEEN 10000 AND 10100";
  private static final String BEFORE_THE_MIDDLE = "id BETWEEN 9500 AND 10000";

  /** A batch may take ten times as long before its statement is cut off. */
  private static final String LONG_BATCHES = "backfill: {target_batch_time: 1s}\n";

  private static final Duration LEASE = Duration.ofSeconds(10);

  /** The wait for the next look, and what a busy machine takes. */
  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private Notes notes;

  @SuppressWarnings("NullAway.Init")
  private Life life;

  @SuppressWarnings("NullAway.Init")
  private CommandLine commands;

  @BeforeEach
  void expand(Database database) throws SQLException {
    notes = Notes.create(database, ROWS);
    life = notes.life(LONG_BATCHES);
    commands = notes.commands(LONG_BATCHES, directory);
    life.expand();
    Gate.build(database);
    Gate.guard(database, "notes", "NEW." + MIDDLE);
  }

  @Test
  void whileABackfillLivesASecondOneIsRefusedAndChangesNothing(Database database)
      throws SQLException {
    try (Gate gate = Gate.shut(database, Gate.ANY);
        ChildProcess first = commands.start("backfill")) {
      gate.awaitHeld(first);
      try (ChildProcess second = commands.start("backfill")) {
        assertThat(second.awaitExit()).as("%s", second).isEqualTo(CommandLine.REFUSED);
        assertThat(second.errors())
            .last()
            .asString()
            .contains("/" + first.pid())
            .contains("BACKFILL")
            .endsWith("[attempt.alive]");
      }
      gate.open();
      assertThat(first.awaitExit()).as("%s", first).isEqualTo(CommandLine.DONE);
    }
    assertThat(database.number("SELECT count(*) FROM bellows.attempt WHERE phase = 'BACKFILL'"))
        .isOne();
    life.verifyClean();
  }

  @Test
  void aFrozenBackfillIsTakenOverAndNeitherWritesNorKeepsARowLocked(Database database)
      throws SQLException {
    try (Writers writers = notes.bothVersions().atRate(200).start();
        Gate gate = Gate.shut(database, Gate.ANY);
        ChildProcess frozen = commands.start("backfill")) {
      gate.awaitHeld(frozen);
      frozen.freeze();
      gate.open();
      Holding holding = Holding.await(database, BEFORE_THE_MIDDLE);
      assertThat(holding.lockedRows()).isPositive();

      takeOver(database, writers);
      assertThat(holding.sessions()).as("sessions of the frozen process").isEmpty();
      writers.stop().orFailures();
      Map<String, @Nullable String> before = Contents.with(database, "notes");
      frozen.thaw();
      assertThat(frozen.awaitExit()).as("%s", frozen).isEqualTo(CommandLine.REFUSED);
      assertThat(frozen.errors())
          .as("%s", frozen)
          .last()
          .asString()
          .contains("wrote nothing more")
          .endsWith("[attempt.lost]");
      assertThat(Contents.with(database, "notes")).isEqualTo(before);
    }
    nothingIsLost();
  }

  @Test
  void aKilledBackfillIsTakenOverAndKeepsNoRowLocked(Database database) throws SQLException {
    try (Writers writers = notes.bothVersions().atRate(200).start();
        Gate gate = Gate.shut(database, Gate.ANY);
        ChildProcess killed = commands.start("backfill")) {
      gate.awaitHeld(killed);
      Holding holding = Holding.now(database, BEFORE_THE_MIDDLE);
      assertThat(holding.lockedRows()).isPositive();
      killed.kill();
      gate.open();

      takeOver(database, writers);
      assertThat(holding.sessions()).as("sessions of the killed process").isEmpty();
      writers.stop().orFailures();
    }
    nothingIsLost();
  }

  /** The same command again, until it has ended, while writers go on. */
  private void takeOver(Database database, Writers writers) throws SQLException {
    try (ChildProcess second = commands.start("backfill")) {
      second.awaitLine("backfill begins");
      Report waiting = writers.lap();
      Duration silence = Leases.silenceBeforeTheLastAttempt(database);
      assertThat(silence).isGreaterThanOrEqualTo(LEASE);
      assertThat(Leases.delayOfTheLastAttempt(database, LEASE)).isLessThan(A_MOMENT);
      assertThat(second.awaitExit()).as("%s", second).isEqualTo(CommandLine.DONE);
      Report afterwards = writers.lap();
      LOG.info(
          "taken over {} ms after the last sign of life; writers until then: {}; afterwards: {}",
          silence.toMillis(),
          waiting,
          afterwards);
      assertThat(waiting.latency().max()).as("%s", waiting).isLessThan(silence.plus(A_MOMENT));
      assertThat(afterwards.served()).isPositive();
    }
  }

  private void nothingIsLost() throws SQLException {
    life.verifyClean();
    assertThat(notes.twin().check()).isEmpty();
  }
}
