package dev.bellows.testkit.pgbouncer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@ServerTest
class PgBouncerTest {

  @Test
  void manyClientsShareOneSessionOfTheServer(Database database) throws Exception {
    try (PgBouncer pool = PgBouncer.start(database, 1);
        Connection first = pool.connect();
        Connection second = pool.connect()) {
      assertThat(text(first, "SELECT pg_backend_pid()"))
          .isEqualTo(text(second, "SELECT pg_backend_pid()"));
    }
  }

  @Test
  void aPlainSetLeaksToTheNextClientAndASetLocalDoesNot(Database database) throws Exception {
    try (PgBouncer pool = PgBouncer.start(database, 1);
        Connection first = pool.connect();
        Connection second = pool.connect()) {
      text(first, "SELECT set_config('testkit.plain', 'leaked', false)");
      text(first, "SELECT set_config('testkit.local', 'leaked', true)");

      assertThat(text(second, "SELECT current_setting('testkit.plain', true)")).isEqualTo("leaked");
      assertThat(text(second, "SELECT current_setting('testkit.local', true)")).isNullOrEmpty();
    }
  }

  @Test
  void inSessionModeAStatementStaysPreparedAndNothingOfItIsLeft(Database database)
      throws Exception {
    try (PgBouncer pool = PgBouncer.start(database, 1, PoolMode.SESSION)) {
      try (Connection first = pool.connect()) {
        text(first, "SELECT set_config('testkit.plain', 'kept', false)");
        assertThat(text(first, "SELECT current_setting('testkit.plain', true)")).isEqualTo("kept");
        assertThat(text(first, "SELECT count(*) FROM pg_prepared_statements")).isNotEqualTo("0");
      }
      try (Connection second = pool.connect()) {
        assertThat(text(second, "SELECT current_setting('testkit.plain', true)")).isNullOrEmpty();
      }
    }
  }

  @Test
  void rolesAreThemselvesThroughThePool(Database database) throws Exception {
    database.createRole("App");
    try (PgBouncer pool = PgBouncer.start(database, 2);
        Connection connection = pool.connectAs("App")) {
      assertThat(text(connection, "SELECT current_user")).isEqualTo("App");
    }
  }

  @Test
  void closedItLeavesNoSession(Database database) throws Exception {
    PgBouncer pool = PgBouncer.start(database, 1);
    try (Connection connection = pool.connect()) {
      text(connection, "SELECT 1");
    }
    pool.close();

    Awaitility.await()
        .until(
            () ->
                database.number(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
                    == 0);
  }

  private static @Nullable String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }
}
