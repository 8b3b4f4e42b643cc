package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One migration through its whole life, command by command, and what each answers. */
@ServerTest(template = Shop.class)
class LifeTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void aMigrationGoesThroughItsWholeLife(Database database) throws SQLException {
    database.expectNoRemains();
    Shell shell = Shell.of(database, directory).file(Shop.FILE, Shop.SPLIT);

    plan(shell.json("plan split-name").exits(0).document());
    shell.run("init").exits(0);
    expand(shell);
    backfill(shell);
    verify(shell);
    switchReaders(shell);
    evidence(shell);
    contract(shell);
    assertThat(
            database.column(
                "SELECT attname::text FROM pg_attribute WHERE attrelid = 'customers'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY 1"))
        .containsExactly("first_name", "id", "last_name");
    afterwards(shell);
  }

  private static void plan(JsonNode plan) {
    assertThat(plan.path("name").asText()).isEqualTo("split-name");
    assertThat(plan.path("hash").asText()).isNotEmpty();
    assertThat(plan.path("warnings").isArray()).isTrue();
    assertThat(plan.path("steps").findValuesAsText("phase"))
        .contains("EXPAND", "BACKFILL", "VERIFY", "SWITCH", "CONTRACT");
    JsonNode first = plan.path("steps").path(0);
    assertThat(Ended.keys(first))
        .containsExactly(
            "id",
            "phase",
            "table",
            "summary",
            "sql",
            "lock",
            "blocks",
            "rewrites",
            "scans",
            "undo",
            "reversible");
    assertThat(first.path("sql").asText()).contains("ADD COLUMN", ";");
    assertThat(first.path("undo").asText()).contains("DROP TRIGGER");
    assertThat(first.path("blocks").asText()).isEqualTo("READS_AND_WRITES");
    JsonNode table = plan.path("tables").path(0);
    assertThat(table.path("table").asText()).isEqualTo("public.customers");
    assertThat(table.path("rows").asLong()).isEqualTo(Shop.ROWS);
    assertThat(plan.path("rollback").size()).isGreaterThanOrEqualTo(3);
  }

  private static void expand(Shell shell) {
    JsonNode declared = shell.json("status split-name").exits(0).document();
    assertThat(declared.path("state").asText()).isEqualTo("PLANNED");
    assertThat(declared.path("planHash").isNull()).isTrue();

    JsonNode status = shell.json("expand " + Shop.FILE).exits(0).document();
    assertThat(Ended.keys(status))
        .contains(
            "name",
            "state",
            "paused",
            "planHash",
            "attempt",
            "backfill",
            "reconciliation",
            "reads",
            "readsPercent",
            "authority",
            "conflicts",
            "evidence");
    assertThat(status.path("state").asText()).isEqualTo("EXPANDED");
    assertThat(status.path("paused").asBoolean()).isFalse();
    assertThat(status.path("attempt").isNull()).isTrue();
    assertThat(status.path("backfill").isNull()).isTrue();
    assertThat(shell.run("expand split-name").exits(0).err()).contains("expanded already");
  }

  private static void backfill(Shell shell) {
    Ended ended = shell.json("backfill split-name").exits(0);
    assertThat(ended.err()).contains("backfill begins", "rows (100 %)");
    JsonNode backfill = ended.document().path("backfill");
    assertThat(Ended.keys(backfill))
        .containsExactly(
            "rowsDone",
            "rowsEstimated",
            "rowsRemaining",
            "rowsPerSecond",
            "etaSeconds",
            "batches",
            "failures",
            "errorRate",
            "hold");
    assertThat(backfill.path("rowsRemaining").asLong()).isZero();
    assertThat(backfill.path("batches").asLong()).isPositive();
    assertThat(backfill.path("hold").isNull()).isTrue();
  }

  private static void verify(Shell shell) {
    JsonNode verified = shell.json("verify split-name").exits(0).document();
    assertThat(Ended.keys(verified))
        .containsExactly(
            "name",
            "state",
            "clean",
            "checkedRows",
            "mismatches",
            "samples",
            "failures",
            "poisoned",
            "repaired",
            "violations");
    assertThat(verified.path("checkedRows").asLong()).isEqualTo(Shop.ROWS);
    assertThat(verified.path("state").asText()).isEqualTo("VERIFIED");
    JsonNode pass = shell.json("status split-name").exits(0).document().path("reconciliation");
    assertThat(pass.path("checkedRows").asLong()).isEqualTo(Shop.ROWS);
    assertThat(Instant.parse(pass.path("finishedAt").asText()))
        .isBefore(Instant.now().plusSeconds(60));
  }

  private static void switchReaders(Shell shell) {
    JsonNode tenth = shell.json("switch split-name --reads new --percent 10").exits(0).document();
    assertThat(tenth.path("state").asText()).isEqualTo("VERIFIED");
    assertThat(tenth.path("reads").asText()).isEqualTo("NEW");
    assertThat(tenth.path("readsPercent").asInt()).isEqualTo(10);
    assertThat(tenth.path("authority").asText()).isEqualTo("OLD");
    shell.json("switch split-name --reads new --percent 0").exits(2).failure("switch.percent");

    JsonNode all = shell.json("switch split-name --reads NEW").exits(0).document();
    assertThat(all.path("state").asText()).isEqualTo("SWITCHED");
    assertThat(all.path("authority").asText()).isEqualTo("NEW");
    JsonNode back = shell.json("switch split-name --reads old").exits(0).document();
    assertThat(back.path("state").asText()).isEqualTo("VERIFIED");
    shell.run("switch split-name --reads new --percent 100").exits(0);
  }

  private static void evidence(Shell shell) {
    Ended closed = shell.json("evidence split-name").exits(3);
    assertThat(closed.document().path("gate").asText()).isEqualTo("CLOSED");
    JsonNode piece = closed.document().path("evidence").path(0);
    assertThat(Ended.keys(piece))
        .containsExactly("kind", "verdict", "measured", "required", "reason", "at", "expiresAt");
    assertThat(closed.document().path("evidence").findValuesAsText("kind"))
        .contains("READ_SHARE", "OLD_READS", "OLD_WRITES", "RECONCILIATION", "REVIEW");
    assertThat(shell.run("evidence split-name").exits(3).out()).contains("the gate is closed");
    shell.json("contract split-name").exits(3).failure("gate.closed");
    shell.json("contract split-name --override old_reads").exits(2).failure("contract.reason");
    JsonNode run = shell.json("run split-name").exits(3).document();
    assertThat(Ended.keys(run)).containsExactly("name", "state", "reached", "waitingFor");
    assertThat(run.path("waitingFor").asText()).contains("REVIEW").doesNotContain("RECONCILIATION");
  }

  private static void contract(Shell shell) {
    shell.run("review", "split-name", "--reject", "--reason", "not yet").exits(0);
    shell.run("review", "split-name", "--approve").exits(0);
    String[] contract = {
      "contract", "split-name", "--override", "read_share", "--override", "old_reads",
      "--override", "old_writes", "--reason", "nobody reads in a test", "--output", "json"
    };
    JsonNode quarantined = shell.run(contract).exits(0).document();
    assertThat(quarantined.path("state").asText()).isEqualTo("QUARANTINED");
    Instant end = Instant.parse(quarantined.path("soakEndsAt").asText());
    assertThat(shell.json("run split-name").exits(3).document().path("waitingFor").asText())
        .contains(end.toString());
    shell.run(contract).exits(3).failure("soak.running");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> shell.run(contract).exitCode() == 0);
    assertThat(shell.json("status split-name").exits(0).document().path("state").asText())
        .isEqualTo("CONTRACTED");
    assertThat(shell.run("contract split-name").exits(0).err()).contains("contracted already");
  }

  private static void afterwards(Shell shell) {
    JsonNode history = shell.json("history split-name").exits(0).document();
    assertThat(history.path("events").findValuesAsText("kind"))
        .contains("PLANNED", "STATE_EXPANDED", "READERS_MOVED", "REJECTED", "APPROVED", "OVERRIDE");
    assertThat(history.path("events").findValuesAsText("actor")).containsOnly("tester");
    assertThat(shell.run("report split-name").exits(0).out())
        .contains(
            "# Migration split-name: CONTRACTED",
            "## Phases",
            "| BACKFILL |",
            "## Evidence",
            "nobody reads in a test");
    assertThat(shell.json("report split-name").exits(0).document().path("walks").size())
        .isGreaterThanOrEqualTo(2);
    assertThat(shell.json("debt").exits(0).document().path("debt").size()).isZero();
    assertThat(shell.json("status").exits(0).document().path("migrations").size()).isEqualTo(1);
    shell.json("rollback split-name").exits(3).failure("state.contracted");
    assertThat(shell.run("plan split-name").exits(0).out()).contains("CONTRACTED");
  }
}
