package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What status names as the next command can be done. */
@ServerTest(versions = ServerTest.Versions.NEWEST)
class NextStepTest {

  private static final String RENAME =
      "table: item\noperations:\n  - rename_column: {from: label, to: caption}\n";
  private static final String ONE_WAY =
      "table: item\noperations:\n  - change_type: {column: label, type: text, up: upper(label), as: caption}\n";

  @TempDir private Path directory = Path.of("");

  @Test
  void aPausedMigrationIsResumedFirst(Database database) throws SQLException {
    Shell shell = shell(database, RENAME);
    shell.run("expand m").done();
    shell.run("pause m --reason lunch").done();
    assertThat(next(shell)).startsWith("bellows resume m");
  }

  @Test
  void aOneWaySwitchIsAccepted(Database database) throws SQLException {
    Shell shell = shell(database, ONE_WAY);
    shell.run("expand m").done();
    shell.run("run m --until VERIFIED").done();
    assertThat(next(shell)).isEqualTo("bellows switch m --reads new --percent 10 --accept-one-way");
    shell.run(next(shell).substring("bellows ".length())).done();
  }

  @Test
  void rowsThatDifferAreRepaired(Database database) throws SQLException {
    Shell shell = shell(database, RENAME);
    shell.run("run m --until BACKFILLED").done();
    database.execute(
        "ALTER TABLE item DISABLE TRIGGER USER; UPDATE item SET label = 'other' WHERE id = 3; ALTER TABLE item ENABLE ALWAYS TRIGGER \"~~~bellows_m\"");
    assertThat(shell.run("verify m").exitCode()).isEqualTo(Ended.REFUSED);
    assertThat(next(shell)).isEqualTo("bellows verify m --repair");
    shell.run("verify m --repair").done();
    assertThat(shell.run("status m").text("state")).isEqualTo("VERIFIED");
  }

  @Test
  void runGoesOnAfterARollbackFromTheNewSide(Database database) throws SQLException {
    Shell shell = shell(database, RENAME);
    shell.run("run m --until SWITCHED").done();
    shell.run("rollback m").done();
    shell.run("expand m").done();
    shell.run("run m --until SWITCHED").done();
  }

  @Test
  void anExpandThatWasRefusedCanBeTakenBackAndReported(Database database) throws SQLException {
    Shell shell = shell(database, RENAME);
    shell.run("expand m").done();
    shell.migration("n", RENAME.replace("caption", "title"));
    shell.run("expand n").failed(Ended.REFUSED, "table.claimed");
    shell.run("report n").done();
    shell.run("rollback n").done();
    shell.run("rollback n").done();
    shell.run("report n").done();
  }

  @Test
  void debtIsAcceptedUntilADayToCome(Database database) throws SQLException {
    Shell shell = shell(database, RENAME);
    shell.run("expand m").done();
    shell.run("debt accept m --until 2026-01-01 --reason why").failed(Ended.WRONG, "debt.past");
    assertThat(
            shell
                .run("debt accept m --until 2099-01-01 --reason why")
                .done()
                .document()
                .at("/debt/0/acceptedUntil")
                .asText())
        .isEqualTo("2099-01-02T00:00:00Z");
  }

  private Shell shell(Database database, String file) throws SQLException {
    database.execute(
        "CREATE TABLE item (id int PRIMARY KEY, label text)",
        "INSERT INTO item SELECT i, 'item ' || i FROM generate_series(1, 100) i");
    Shell shell = Shell.of(database, directory).migration("m", file);
    shell.run("init").done();
    return shell;
  }

  private static String next(Shell shell) {
    return shell.run("status m").done().text("next");
  }
}
