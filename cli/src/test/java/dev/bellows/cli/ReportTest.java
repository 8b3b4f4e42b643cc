package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code report} still knows after a rollback, and after a second beginning. */
@ServerTest(template = Shop.class)
class ReportTest {

  private static final String LOSSY =
      Shop.SPLIT.replace("coalesce(' ' || nullif(last_name, ''), '')", "''");

  @TempDir private Path directory = Path.of("");

  @Test
  void aRollbackTakesNothingOutOfTheReport(Database database) {
    Shell shell = Shell.of(database, directory).file(Shop.FILE, LOSSY);
    shell.run("init").exits(0);
    shell.run("expand split-name --accept-lossy").exits(0);
    shell.run("backfill split-name").exits(0);
    shell.run("verify split-name").exits(0);
    shell.run("evidence split-name").exits(3);
    shell.run("rollback split-name").exits(0);
    shell.run("expand split-name --accept-lossy").exits(0);
    shell.run("evidence split-name").exits(3);

    JsonNode report = shell.json("report split-name").exits(0).document();
    assertThat(report.path("phases").findValuesAsText("phase"))
        .containsExactly("EXPAND", "BACKFILL", "VERIFY", "ROLLBACK");
    JsonNode backfill = report.path("phases").path(1);
    assertThat(backfill.path("rowsWritten").asLong()).isBetween(1L, (long) Shop.ROWS);
    assertThat(backfill.path("batches").asLong()).isPositive();
    assertThat(backfill.path("seconds").asDouble()).isPositive();
    assertThat(report.path("walks").findValuesAsText("purpose")).contains("FILL", "RECONCILE");
    assertThat(report.path("evidence").size()).isEqualTo(2 * 7);
    assertThat(report.path("evidence").path(0).path("generation").asInt())
        .isLessThan(report.path("evidence").path(7).path("generation").asInt());
    assertThat(report.path("overrides").findValuesAsText("message"))
        .hasSize(2)
        .allMatch(message -> message.startsWith("lossy: "));

    String text = shell.run("report split-name").exits(0).out();
    assertThat(text)
        .containsPattern(
            "\\| BACKFILL \\| 1 \\| [^|]+ \\| [\\d,]+ \\| [\\d,]+ \\| \\d+ \\| 0 \\| 0 \\| - \\|")
        .containsPattern("\\| ACCEPTED \\| tester \\| \\w+ \\| lossy: ")
        .contains("| reconciliation | INCONCLUSIVE | 5000 rows, 0 mismatches");
  }

  @Test
  void waitsForLocksAreMeasured(Database database) throws SQLException {
    Shell shell = Shell.of(database, directory).file(Shop.FILE, Shop.SPLIT);
    shell.run("init").exits(0);
    try (Connection reader = database.connect()) {
      reader.setAutoCommit(false);
      try (var statement = reader.createStatement()) {
        statement.execute("LOCK TABLE customers IN ACCESS SHARE MODE");
      }
      shell.run("expand split-name --patience 1s").exits(4);
      reader.rollback();
    }
    shell.run("expand split-name").exits(0);
    JsonNode report = shell.json("report split-name").exits(0).document();
    JsonNode expand = report.path("phases").path(0);
    assertThat(expand.path("attempts").asInt()).isEqualTo(2);
    assertThat(expand.path("lockRetries").asLong()).isPositive();
    assertThat(expand.path("longestWaitSeconds").asDouble()).isBetween(0.2, 30.0);
    assertThat(report.path("attempts").path(1).path("retries").asLong()).isZero();
    assertThat(report.path("overrides").size()).isZero();
  }

  @Test
  void whatSomebodyAcceptsOnTheWayStaysInTheReport(Database database) {
    Shell shell =
        Shell.of(database, directory).file(Shop.FILE, Shop.SPLIT.replaceAll("\\n *down:.*", ""));
    shell.run("init").exits(0);
    shell.run("run split-name --until verified").exits(0);
    shell.run("switch split-name --reads new --accept-one-way").exits(0);
    JsonNode planned = shell.json("rollback split-name --dry-run").exits(0).document();
    assertThat(planned.path("steps").findValuesAsText("step"))
        .containsExactly("switch-1-undo", "readers", "clients", "expand-1-undo");
    assertThat(planned.path("steps").path(1).path("loses").asText())
        .contains("what was written to the new side since the switch", "--accept-data-loss");
    assertThat(planned.path("steps").path(3).path("lock").asText())
        .isEqualTo("ACCESS EXCLUSIVE on public.customers");
    assertThat(planned.path("steps").path(3).path("loses").isNull()).isTrue();
    shell.json("rollback split-name").exits(3).failure("switch.data-loss");
    shell.run("rollback split-name --accept-data-loss").exits(0);
    assertThat(
            shell
                .json("report split-name")
                .document()
                .path("overrides")
                .findValuesAsText("message"))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("one way: ");
    assertThat(shell.run("rollback split-name --dry-run").exits(0).out()).contains("nothing");
  }
}
