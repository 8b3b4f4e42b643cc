package dev.bellows.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class LeakCheckTest {
  private static final List<Connection> LEFT_OPEN = new ArrayList<>();

  @AfterEach
  void closeWhatWasLeftOpen() throws SQLException {
    for (Connection connection : LEFT_OPEN) {
      connection.close();
    }
    LEFT_OPEN.clear();
  }

  @Test
  void aTestThatLeavesNothingPasses() {
    int runs = SelectedVersions.selected().size();

    run("clean").assertStatistics(statistics -> statistics.succeeded(runs).failed(0));
  }

  @ParameterizedTest
  @CsvSource({
    "session, (bellows backfill",
    "transaction, open transaction of session",
    "preparedTransaction, prepared transaction \"left\"",
    "invalidIndex, invalid index twice on t",
    "trigger, trigger \"~~~bellows_sync\" on t",
    "function, function \"~~~bellows_up\"()",
    "triggerFunctionOfAMigration, function bellows.sync()",
    "column, column bellows_old of t",
  })
  void whatIsLeftBehindFailsTheTestAndIsNamed(String leak, String named) {
    List<Throwable> failures =
        run(leak).failed().stream()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
            .map(result -> result.getThrowable().orElseThrow())
            .toList();

    assertThat(failures).hasSize(SelectedVersions.selected().size());
    assertThat(failures)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(AssertionError.class)
                    .message()
                    .contains("left behind in database test_")
                    .contains(named));
  }

  private static Events run(String method) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Leaks.class, method, Database.class.getName()))
        .execute()
        .testEvents();
  }

  @ServerTest
  static class Leaks {

    @Test
    void clean(Database database) throws SQLException {
      database.expectNoRemains();
      database.execute(
          "CREATE TABLE t (a int)", "CREATE SCHEMA bellows", "CREATE TABLE bellows.e (a int)");
    }

    @Test
    void session(Database database) throws SQLException {
      LEFT_OPEN.add(
          DriverManager.getConnection(
              database.url() + "?ApplicationName=bellows+backfill", database.superuser(), ""));
    }

    @Test
    void transaction(Database database) throws SQLException {
      Connection connection = database.connect();
      LEFT_OPEN.add(connection);
      connection.setAutoCommit(false);
      Statements.execute(connection, "SELECT 1");
    }

    @Test
    void preparedTransaction(Database database) throws SQLException {
      try (Connection connection = database.connect()) {
        connection.setAutoCommit(false);
        Statements.execute(connection, "CREATE TABLE t (a int)");
        Statements.execute(connection, "PREPARE TRANSACTION 'left'");
      }
    }

    @Test
    void invalidIndex(Database database) throws SQLException {
      database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1), (1)");
      try {
        database.execute("CREATE UNIQUE INDEX CONCURRENTLY twice ON t (a)");
      } catch (SQLException duplicate) {
        assertThat(duplicate.getSQLState()).isEqualTo("23505");
      }
    }

    @Test
    void trigger(Database database) throws SQLException {
      database.expectNoRemains();
      database.execute(
          "CREATE TABLE t (a int)",
          "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
          "CREATE TRIGGER \"~~~bellows_sync\" BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()");
    }

    @Test
    void function(Database database) throws SQLException {
      database.expectNoRemains();
      database.execute(
          "CREATE FUNCTION \"~~~bellows_up\"() RETURNS int LANGUAGE sql AS 'SELECT 1'");
    }

    @Test
    void triggerFunctionOfAMigration(Database database) throws SQLException {
      database.expectNoRemains();
      database.execute(
          "CREATE SCHEMA bellows",
          "CREATE FUNCTION bellows.sync() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
    }

    @Test
    void column(Database database) throws SQLException {
      database.expectNoRemains();
      database.execute("CREATE TABLE t (bellows_old int)");
    }
  }
}
