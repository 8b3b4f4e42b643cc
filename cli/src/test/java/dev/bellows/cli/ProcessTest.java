package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.process.ChildProcess;
import dev.bellows.testkit.process.JavaProgram;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in processes of their own, which are stopped and killed. */
@ServerTest(template = Shop.class)
class ProcessTest {

  private static final String SLOWLY =
      "backfill: {budget: {rows_per_second: 300}, batch: {min: 100, max: 100}}\n";

  @TempDir private Path directory = Path.of("");

  private Shell expanded(Database database, String more) {
    Shell shell = Shell.of(database, directory).file(Shop.FILE, Shop.SPLIT + more);
    shell.run("init").exits(0);
    shell.run("expand split-name").exits(0);
    return shell;
  }

  private static JavaProgram bellows(Database database, String... words) {
    return JavaProgram.of(Main.class, words)
        .environment("BELLOWS_URL", database.url())
        .environment("BELLOWS_USER", database.superuser())
        .environment("BELLOWS_PASSWORD", "not-to-be-seen");
  }

  @Test
  void aTermSignalStopsAfterTheBatchAndLetsTheLeaseGo(Database database) throws SQLException {
    Shell shell = expanded(database, SLOWLY);
    try (ChildProcess child =
        bellows(database, "backfill", "split-name", "--output", "json").start()) {
      child.awaitLine("fill-1: fill ");
      child.terminate();
      assertThat(child.awaitExit()).isEqualTo(4);
      assertThat(String.join("\n", child.output())).contains("\"code\" : \"stopped\"");
      assertThat(child.toString()).doesNotContain("not-to-be-seen");
    }
    assertThat(database.number("SELECT count(*) FROM bellows.lease WHERE attempt IS NOT NULL"))
        .isZero();
    assertThat(database.number("SELECT count(*) FROM customers WHERE first_name IS NOT NULL"))
        .isBetween(1L, Shop.ROWS - 1L);
    assertThat(shell.json("status split-name").document().path("attempt").isNull()).isTrue();
    try (ChildProcess child = bellows(database, "backfill", "split-name").start()) {
      child.awaitLine("fill-1: fill ");
      child.interrupt();
      assertThat(child.awaitExit()).isEqualTo(4);
    }
  }

  @Test
  void whileOneWorksAnotherIsRefusedAndStatusTellsOfIt(Database database) {
    Shell shell = expanded(database, SLOWLY);
    try (ChildProcess child = bellows(database, "backfill", "split-name").start()) {
      child.awaitLine("fill-1: fill ");
      var status = shell.json("status split-name").exits(0).document();
      assertThat(status.path("attempt").path("phase").asText()).isEqualTo("BACKFILL");
      assertThat(status.path("attempt").path("owner").asText()).endsWith("/" + child.pid());
      shell.json("backfill split-name").exits(3).failure("attempt.alive");
      child.terminate();
      assertThat(child.awaitExit()).isEqualTo(4);
    }
  }

  @Test
  void aProcessKilledAtAStepBoundaryIsContinuedByTheSameCommand(Database database) {
    Shell shell = expanded(database, "");
    try (ChildProcess child =
        bellows(database, "backfill", "split-name")
            .environment("BELLOWS_CRASH_AT", "fill-1:done")
            .start()) {
      assertThat(child.awaitExit()).isEqualTo(137);
    }
    assertThat(shell.run("backfill split-name").exits(0).out()).contains("BACKFILLED");
    shell.run("verify split-name").exits(0);
  }
}
