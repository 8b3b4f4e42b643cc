package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.attempt.Stop;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are asked to stop while a statement runs that would go on for long. */
@ServerTest(template = Shop.class)
class StoppingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Database database;

  @TempDir private Path directory = Path.of("");

  StoppingTest(Database database) {
    this.database = database;
  }

  private void awaitStatement(String like) {
    Awaitility.await(like)
        .atMost(PATIENCE)
        .until(
            () ->
                database.number(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'bellows' AND state = 'active' AND query LIKE '%s'"
                            .formatted(like))
                    > 0);
  }

  /** Runs a command until a statement of it runs, and asks it to stop. */
  private void stopsSoon(Shell shell, String command, String statement) throws SQLException {
    Stop stop = new Stop();
    CompletableFuture<Ended> running =
        CompletableFuture.supplyAsync(() -> shell.run(stop, command.split(" ")));
    awaitStatement(statement);
    long begun = System.nanoTime();
    stop.request(BellowsException.busy("stopped", "stopped by the test"));

    Ended ended = running.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
    assertThat(ended.exits(4).err()).contains("stopped by the test");
    assertThat(database.number("SELECT count(*) FROM bellows.lease WHERE attempt IS NOT NULL"))
        .isZero();
    assertThat(
            database.number(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'bellows' AND state = 'active' AND datname = current_database()"))
        .isZero();
  }

  @Test
  void anIndexBuildThatWaitsForAnOldTransactionIsCancelledAndLeavesNothing() throws SQLException {
    Shell shell =
        Shell.of(database, directory)
            .file(
                "migrations/by-name.yaml",
                """
                table: customers
                operations:
                  - create_index: {name: customers_by_name, columns: [full_name]}
                """);
    shell.run("init").exits(0);
    try (Connection old = database.connect();
        Statement statement = old.createStatement()) {
      old.setAutoCommit(false);
      old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute("SELECT FROM pg_class LIMIT 1");

      stopsSoon(shell, "expand by-name", "CREATE INDEX CONCURRENTLY%");

      assertThat(
              database.number(
                  "SELECT count(*) FROM pg_index WHERE indrelid = 'customers'::regclass AND NOT indisprimary"))
          .isZero();
      old.rollback();
    }
    shell.run("expand by-name").exits(0);
    assertThat(
            database.number(
                "SELECT count(*) FROM pg_index WHERE indexrelid = 'customers_by_name'::regclass AND indisvalid"))
        .isEqualTo(1);
  }

  @Test
  void aCountOfViolationsThatTakesLongIsCancelled() throws SQLException {
    database.execute(
        """
        CREATE FUNCTION fine(name text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
        $$BEGIN PERFORM pg_sleep(0.05); RETURN true; END$$""");
    Shell shell =
        Shell.of(database, directory)
            .file(
                "migrations/fine.yaml",
                """
                table: customers
                operations:
                  - add_check: {name: customers_fine, check: "fine(full_name)"}
                """);
    shell.run("init").exits(0);
    shell.run("expand fine").exits(0);
    shell.run("backfill fine").exits(0);

    stopsSoon(shell, "verify fine", "SELECT count(*) FROM%");
  }
}
