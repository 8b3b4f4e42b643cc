package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.report.Status;
import dev.bellows.model.Migration;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@ServerTest
class BackfillFiguresTest {

  private static Status.Backfill figures(Life life) {
    return Objects.requireNonNull(life.status().backfill());
  }

  @Test
  void rowsDoneGrowUpToAllRowsWhichTheyAreOnlyAtTheEnd(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE account (id int PRIMARY KEY, balance int)",
        "INSERT INTO account SELECT g, g FROM generate_series(1, 30000) g",
        "ANALYZE account",
        "DELETE FROM account WHERE id % 3 = 0");
    List<Status.Backfill> seen = new ArrayList<>();
    Migration migration =
        Declared.withShortWindows(
            "rename-balance",
            """
            table: account
            operations:
              - rename_column: {from: balance, to: amount}
            backfill: {batch: {min: 100, max: 3000}}
            """);
    Life watcher = Life.of(database, migration);
    Life life =
        Life.of(
            Life.Terms.on(database)
                .observer(
                    notice -> {
                      if (notice instanceof Notice.Progress) {
                        seen.add(figures(watcher));
                      }
                    }),
            migration);
    life.expand();

    life.backfill();

    assertThat(seen).hasSizeGreaterThan(5);
    assertThat(seen).extracting(Status.Backfill::rowsDone).isSorted();
    assertThat(seen)
        .allSatisfy(
            it -> {
              assertThat(it.rowsDone()).isLessThan(it.rowsEstimated());
              assertThat(it.rowsRemaining()).isEqualTo(it.rowsEstimated() - it.rowsDone());
            });
    Status.Backfill end = figures(life);
    assertThat(end.rowsDone()).isEqualTo(20_000);
    assertThat(end.rowsEstimated()).isEqualTo(20_000);
    assertThat(end.rowsRemaining()).isZero();
  }

  @Test
  void aFailureCountsOnceHoweverManyPassesFindIt(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE account (id int PRIMARY KEY, balance int)",
        "INSERT INTO account SELECT g, g FROM generate_series(1, 3000) g");
    Life life =
        Life.of(
            database,
            Declared.withShortWindows(
                "rename-balance",
                """
                table: account
                operations:
                  - rename_column: {from: balance, to: amount}
                """));
    life.expand();
    database.execute("ALTER TABLE account ADD CONSTRAINT odd CHECK (amount <> 7)");

    life.backfill();

    Status status = life.status();
    assertThat(status.failures()).isEqualTo(1);
    assertThat(figures(life).failures()).isEqualTo(1);
    var found = life.verify();
    assertThat(found.clean()).isFalse();
    assertThat(found.poisoned())
        .singleElement()
        .satisfies(row -> assertThat(row.key()).isEqualTo("id=7"))
        .satisfies(row -> assertThat(row.error()).contains("odd"));

    database.execute("UPDATE account SET balance = 8 WHERE id = 7");

    life.verifyClean();
    assertThat(life.status().failures()).isZero();
  }

  @Test
  void theSettingsOfTheFileRuleFromTheNextStartAndAreJournalled(Database database)
      throws SQLException {
    database.execute(
        "CREATE TABLE account (id int PRIMARY KEY, balance int)",
        "INSERT INTO account SELECT g, g FROM generate_series(1, 3000) g");
    String file =
        """
        table: account
        operations:
          - rename_column: {from: balance, to: amount}
        """;
    Life before = Life.of(database, Declared.withShortWindows("rename-balance", file));
    before.expand();
    Life after =
        Life.of(
            database,
            Declared.withShortWindows(
                "rename-balance",
                file
                    + "backfill: {order: key, batch: {min: 50, max: 50}, budget: {rows_per_second: 90000}}\n"));

    after.bellows().backfill(after.migration());

    assertThat(database.number("SELECT max(looked / batches) FROM bellows.sweep WHERE pass = 0"))
        .isLessThanOrEqualTo(50);
    assertThat(database.column("SELECT message FROM bellows.event WHERE kind = 'SETTINGS_CHANGED'"))
        .singleElement()
        .isEqualTo(
            "backfill: batch.min from 100 to 50, batch.max from 50000 to 50, order from AUTO to KEY, budget.rows_per_second from none to 90000");
    before.verifyClean();
  }
}
