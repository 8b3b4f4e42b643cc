package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.engine.attempt.Stop;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not work ends with the exit code and the code that say why. */
@ServerTest(template = Shop.class)
class RefusalTest {

  @TempDir private Path directory = Path.of("");

  private Shell shop(Database database) {
    Shell shell = Shell.of(database, directory).file(Shop.FILE, Shop.SPLIT);
    shell.run("init").exits(0);
    return shell;
  }

  @Test
  void aWrongPasswordIsTheUsersErrorAndIsNeverPrinted(Database database) throws SQLException {
    database.createRole("guarded", "right-password");
    Shell shell =
        Shell.of(database, directory)
            .with("BELLOWS_USER", "guarded")
            .with("BELLOWS_PASSWORD", "wrong-password");
    Ended ended = shell.json("status").exits(2);
    ended.failure("database.credentials");
    assertThat(ended.out() + ended.err()).doesNotContain("wrong-password");
    shell.json("status --password right-password").exits(3).failure("control.missing");
    shell.json("doctor --password wrong-password").exits(3).document();
  }

  @Test
  void anUnknownDatabaseIsTheUsersError(Database database) {
    Shell.of(database, directory)
        .json("status --url " + database.url() + "_gone")
        .exits(2)
        .failure("database.credentials");
  }

  @Test
  void aNameThatNobodyKnowsIsTheUsersError(Database database) {
    Shell shell = shop(database);
    for (String command :
        new String[] {
          "status nobody",
          "plan nobody",
          "expand nobody",
          "backfill nobody",
          "verify nobody",
          "switch nobody --reads new",
          "evidence nobody",
          "review nobody --approve",
          "contract nobody",
          "rollback nobody",
          "run nobody",
          "history nobody",
          "report nobody",
          "pause nobody --reason why",
          "resume nobody",
          "debt accept nobody --until 2030-01-01 --reason why"
        }) {
      shell.json(command).exits(2).failure("migration.unknown");
    }
    shell.json("expand migrations/gone.yaml").exits(2).failure("file.invalid");
  }

  @Test
  void aPhaseBeforeTheExpandIsRefusedByTheTable(Database database) {
    Shell shell = shop(database);
    for (String command :
        new String[] {
          "backfill split-name",
          "verify split-name",
          "switch split-name --reads new",
          "evidence split-name",
          "review split-name --approve",
          "contract split-name",
          "history split-name",
          "report split-name"
        }) {
      shell.json(command).exits(3).failure("state.not-expanded");
    }
    shell
        .json("debt accept split-name --until 2030-01-01 --reason why")
        .exits(3)
        .failure("state.no-debt");
  }

  @Test
  void theWayBackFromAMerelyDeclaredMigrationIsNothingToDo(Database database) {
    Shell shell = shop(database);
    for (String command :
        new String[] {
          "rollback split-name",
          "rollback split-name --dry-run",
          "resume split-name",
          "switch split-name --reads old"
        }) {
      assertThat(shell.json(command).exits(0).document().path("state").asText())
          .isEqualTo("PLANNED");
    }
    assertThat(shell.json("status").exits(0).document().path("migrations")).isEmpty();
  }

  @Test
  void aMerelyDeclaredMigrationCanBePausedBeforeItBegins(Database database) {
    Shell shell = shop(database);
    assertThat(
            shell
                .json("pause split-name --reason later")
                .exits(0)
                .document()
                .path("paused")
                .asBoolean())
        .isTrue();
    shell.json("expand split-name").exits(3).failure("migration.paused");
    shell.run("resume split-name").exits(0);
    shell.run("expand split-name").exits(0);
  }

  @Test
  void aFileThatChangedAfterTheExpandIsRefusedButTheWayBackIsOpen(Database database) {
    Shell shell = shop(database);
    shell.run("expand split-name").exits(0);
    shell.file(Shop.FILE, Shop.SPLIT.replace("first_name", "given_name"));
    for (String command : new String[] {"plan", "expand", "backfill", "verify", "run"}) {
      assertThat(
              shell
                  .json(command + " split-name")
                  .exits(3)
                  .failure("plan.changed")
                  .path("message")
                  .asText())
          .contains("given_name");
    }
    JsonNode planned = shell.json("rollback split-name --dry-run").exits(0).document();
    assertThat(planned.path("dryRun").asBoolean()).isTrue();
    assertThat(planned.path("steps").findValuesAsText("step"))
        .containsExactly("clients", "expand-1-undo");
    assertThat(planned.path("steps").path(1).path("sql").asText()).contains("DROP TRIGGER");
    assertThat(shell.json("status split-name").document().path("state").asText())
        .isEqualTo("EXPANDED");
    JsonNode done = shell.json("rollback split-name").exits(0).document();
    assertThat(done.path("state").asText()).isEqualTo("ROLLED_BACK");
    assertThat(shell.json("run split-name").exits(3).document().path("waitingFor").asText())
        .contains("bellows expand split-name");
  }

  @Test
  void mismatchesEndWithThreeAndAreRepaired(Database database) throws SQLException {
    Shell shell = shop(database);
    shell.run("run split-name --until backfilled").exits(0);
    database.execute(
        "SET bellows.writer = 'backfill'; UPDATE customers SET first_name = 'wrong' WHERE id = 7");
    JsonNode found = shell.json("verify split-name").exits(3).document();
    assertThat(found.path("mismatches").asLong()).isEqualTo(1);
    assertThat(found.path("samples").path(0).asText()).contains("7");
    assertThat(found.path("state").asText()).isEqualTo("BACKFILLED");
    assertThat(shell.run("verify split-name").exits(3).out()).contains("1 mismatch", "id=7");
    JsonNode repaired = shell.json("verify split-name --repair").exits(0).document();
    assertThat(repaired.path("repaired").asLong()).isEqualTo(1);
    assertThat(repaired.path("state").asText()).isEqualTo("VERIFIED");
  }

  @Test
  void aPauseHoldsUntilItIsTakenBack(Database database) {
    Shell shell = shop(database);
    shell.run("expand split-name").exits(0);
    JsonNode paused =
        shell
            .run("pause", "split-name", "--reason", "stock taking", "--output", "json")
            .exits(0)
            .document();
    assertThat(paused.path("paused").asBoolean()).isTrue();
    assertThat(paused.path("pausedReason").asText()).contains("stock taking", "tester");
    shell.json("backfill split-name").exits(3).failure("migration.paused");
    shell.run("resume split-name").exits(0);
    assertThat(
            shell.json("pause --all --reason why").exits(0).document().path("paused").asBoolean())
        .isTrue();
    shell.json("backfill split-name").exits(3).failure("migration.paused");
    shell.run("resume --all").exits(0);
    shell.run("backfill split-name").exits(0);
  }

  @Test
  void aLockThatIsNotToBeHadIsToldWithItsHolder(Database database) throws SQLException {
    Shell shell = shop(database);
    try (Connection blocker = database.connect();
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("LOCK TABLE customers IN ACCESS SHARE MODE");
      Ended ended = shell.json("expand split-name --patience 1s").exits(4);
      assertThat(ended.failure("lock.timeout").path("message").asText()).contains("expand-1");
      assertThat(ended.err()).contains("waiting (expand-1)", "LOCK TABLE customers");
      blocker.rollback();
    }
    shell.run("expand split-name").exits(0);
  }

  @Test
  void aStopEndsWithFourAndTheSameCommandContinues(Database database) {
    Shell shell = shop(database);
    shell.run("expand split-name").exits(0);
    Stop stop = new Stop();
    stop.request(BellowsException.busy("stopped", "the work was stopped"));
    shell.run(stop, "backfill", "split-name", "--output", "json").exits(4).failure("stopped");
    shell.run("backfill split-name").exits(0);
  }

  @Test
  void debtEndsWithThreePastItsWindowUnlessSomebodyAcceptsIt(Database database) {
    Shell shell = shop(database);
    shell.file(Shop.FILE, Shop.SPLIT + "sync: {max_window: 1ms}\n");
    assertThat(shell.json("debt").exits(0).document().path("overdue").asLong()).isZero();
    shell.run("expand split-name").exits(0);
    JsonNode overdue = shell.json("debt").exits(3).document();
    assertThat(Ended.keys(overdue.path("debt").path(0)))
        .containsExactly(
            "name", "state", "owner", "ageSeconds", "maxWindowSeconds", "acceptedUntil", "overdue");
    assertThat(shell.run("debt").exits(3).out()).contains("split-name", "yes");
    shell
        .run("debt", "accept", "split-name", "--until", "2099-12-31", "--reason", "freeze")
        .exits(0);
    JsonNode accepted = shell.json("debt").exits(0).document().path("debt").path(0);
    assertThat(accepted.path("acceptedUntil").asText()).isEqualTo("2100-01-01T00:00:00Z");
    shell.run("rollback split-name").exits(0);
  }

  @Test
  void aGoalThatLiesNotAheadIsTheUsersError(Database database) {
    shop(database).json("run split-name --until planned").exits(2).failure("run.goal");
  }

  @Test
  void doctorFindsAServerFitToWorkWith(Database database) {
    JsonNode healthy = shop(database).json("doctor").exits(0).document();
    assertThat(healthy.path("healthy").asBoolean()).isTrue();
    assertThat(healthy.path("findings").findValuesAsText("check")).contains("server");
  }

  @Test
  void theControlTablesMayBeElsewhere(Database database) throws SQLException {
    Shell shell = Shell.of(database, directory);
    shell.run("init --control-schema elsewhere").exits(0);
    shell.json("status").exits(3).failure("control.missing");
    shell.json("--control-schema elsewhere status").exits(0);
    assertThat(database.number("SELECT count(*) FROM elsewhere.migration")).isZero();
  }
}
