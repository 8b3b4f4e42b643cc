package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions.Blocker;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class HeldRowTest {

  @Test
  void theBackfillNamesWhoHoldsARowAndGoesOnWhenTheyLetItGo(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE account (id int PRIMARY KEY, balance int)",
        "INSERT INTO account SELECT g, g FROM generate_series(1, 2000) g");
    List<Blocker> named = new ArrayList<>();
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      Life life =
          Life.of(
              Life.Terms.on(database)
                  .observer(
                      notice -> {
                        if (notice instanceof Notice.Waiting waiting
                            && !waiting.blockers().isEmpty()) {
                          named.addAll(waiting.blockers());
                          letGo(holder);
                        }
                      }),
              Declared.withShortWindows(
                  "rename-balance",
                  """
                  table: account
                  operations:
                    - rename_column: {from: balance, to: amount}
                  """));
      life.bellows().init();
      life.expand();
      holder.setAutoCommit(false);
      statement.execute("SELECT FROM account WHERE id = 1000 FOR UPDATE");

      life.backfill();
    }
    assertThat(named).isNotEmpty();
    assertThat(named.get(0).description()).contains("idle in transaction").contains("FOR UPDATE");
    assertThat(
            database.number("SELECT count(*) FROM account WHERE amount IS DISTINCT FROM balance"))
        .isZero();
  }

  @Test
  void aRowHeldForLongerThanThePatienceEndsTheBackfillWhenAllOthersAreFilled(Database database)
      throws SQLException {
    database.execute(
        "CREATE TABLE account (id int PRIMARY KEY, balance int)",
        "INSERT INTO account SELECT g, g FROM generate_series(1, 20000) g");
    Life.Terms terms = Life.Terms.on(database);
    Life life =
        Life.of(
            terms.timing(terms.timing().withPatience(Duration.ofSeconds(2))),
            Declared.withShortWindows(
                "rename-balance",
                """
                table: account
                operations:
                  - rename_column: {from: balance, to: amount}
                """));
    life.bellows().init();
    life.expand();
    try (Connection holder = database.connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("SELECT FROM account WHERE id = 1000 FOR UPDATE");

      assertThatThrownBy(life::backfill)
          .isInstanceOfSatisfying(
              BellowsException.class, it -> assertThat(it.code()).isEqualTo("sweep.locked"))
          .hasMessageContaining("idle in transaction")
          .hasMessageContaining("FOR UPDATE");
      assertThat(database.number("SELECT count(*) FROM account WHERE amount IS NULL")).isEqualTo(1);
      holder.rollback();
    }
    life.backfill();
    life.verifyClean();
  }

  private static void letGo(Connection holder) {
    try {
      holder.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
