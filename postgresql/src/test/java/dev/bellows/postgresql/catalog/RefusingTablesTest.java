package dev.bellows.postgresql.catalog;

import static dev.bellows.postgresql.catalog.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.model.TableName;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@ServerTest
class RefusingTablesTest {
  private final PostgreSqlCatalog catalog = new PostgreSqlCatalog();

  private BellowsException refused(Connection connection, String code, String table) {
    return failure(code, 3, () -> catalog.table(connection, TableName.parse(table)));
  }

  @Test
  void anUnknownTableIsAUserErrorThatNamesNearNames(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE customers (id int)",
        "CREATE SCHEMA shop",
        "CREATE TABLE shop.\"Customer\" (id int)",
        "CREATE TABLE elsewhere (id int)");
    try (Connection connection = database.connect()) {
      BellowsException failure =
          failure(
              "table.unknown", 2, () -> catalog.table(connection, new TableName(null, "customer")));
      assertThat(failure)
          .hasMessageContaining("shop.Customer, public.customers")
          .hasMessageNotContaining("elsewhere");
      failure(
          "table.unknown",
          2,
          () -> catalog.table(connection, new TableName("nowhere", "customers")));
      failure(
          "table.unknown",
          2,
          () -> catalog.table(connection, new TableName(null, "'; DROP TABLE customers; --")));
    }
  }

  @Test
  void whatIsNoOrdinaryTableIsRefused(Database database) throws SQLException {
    database.execute(
        "CREATE VIEW a_view AS SELECT 1 AS x",
        "CREATE MATERIALIZED VIEW a_matview AS SELECT 1 AS x",
        "CREATE TABLE parted (id int) PARTITION BY RANGE (id)",
        "CREATE TABLE part PARTITION OF parted DEFAULT",
        "CREATE TABLE parent (id int)",
        "CREATE TABLE child () INHERITS (parent)",
        "CREATE TYPE pair AS (a int, b int)",
        "CREATE TABLE typed OF pair",
        "CREATE SEQUENCE numbers",
        "CREATE EXTENSION file_fdw",
        "CREATE SERVER files FOREIGN DATA WRAPPER file_fdw",
        "CREATE FOREIGN TABLE far (x text) SERVER files OPTIONS (filename '/dev/null')",
        "CREATE UNLOGGED TABLE fine (id int)");
    try (Connection connection = database.connect()) {
      connection.createStatement().execute("CREATE TEMP TABLE passing (id int)");
      assertThat(refused(connection, "table.unsupported", "a_view")).hasMessageContaining("a view");
      assertThat(refused(connection, "table.unsupported", "a_matview"))
          .hasMessageContaining("a materialized view");
      assertThat(refused(connection, "table.unsupported", "parted"))
          .hasMessageContaining("a partitioned table");
      assertThat(refused(connection, "table.unsupported", "part"))
          .hasMessageContaining("a partition");
      assertThat(refused(connection, "table.unsupported", "parent"))
          .hasMessageContaining("inheritance");
      assertThat(refused(connection, "table.unsupported", "child"))
          .hasMessageContaining("inheritance");
      assertThat(refused(connection, "table.unsupported", "typed"))
          .hasMessageContaining("composite");
      assertThat(refused(connection, "table.unsupported", "numbers"))
          .hasMessageContaining("a sequence");
      assertThat(refused(connection, "table.unsupported", "far"))
          .hasMessageContaining("a foreign table");
      assertThat(refused(connection, "table.unsupported", "passing"))
          .hasMessageContaining("a temporary table");
      assertThat(refused(connection, "table.unsupported", "pg_catalog.pg_class"))
          .hasMessageContaining("system");
      assertThat(catalog.table(connection, new TableName(null, "fine")).columns()).hasSize(1);
    }
  }

  @Test
  void aTableOfAnotherOwnerIsRefusedWithTheGrantThatHelps(Database database) throws SQLException {
    database.createRole("migrator");
    database.createRole("Shop Owner");
    database.execute(
        "CREATE TABLE mine (id int)",
        "ALTER TABLE mine OWNER TO \"Shop Owner\"",
        "GRANT ALL ON mine TO migrator",
        "CREATE SCHEMA closed",
        "CREATE TABLE closed.t (id int)",
        "ALTER TABLE closed.t OWNER TO migrator");
    try (Connection connection = database.connectAs("migrator")) {
      assertThat(refused(connection, "table.not-owner", "mine"))
          .hasMessageContaining("GRANT \"Shop Owner\" TO migrator;");
      assertThat(refused(connection, "table.no-usage", "closed.t"))
          .hasMessageContaining("GRANT USAGE ON SCHEMA \"closed\" TO migrator;");
    }
    database.execute(
        "GRANT \"Shop Owner\" TO migrator", "GRANT USAGE ON SCHEMA closed TO migrator");
    try (Connection connection = database.connectAs("migrator")) {
      assertThat(catalog.table(connection, TableName.parse("mine")).columns()).hasSize(1);
      assertThat(catalog.table(connection, TableName.parse("closed.t")).columns()).hasSize(1);
    }
  }

  @Test
  void rowPoliciesAreRefusedOnlyWhereTheyBindThisRole(Database database) throws SQLException {
    database.createRole("migrator");
    database.execute(
        "CREATE TABLE t (id int)",
        "INSERT INTO t VALUES (1)",
        "ALTER TABLE t OWNER TO migrator",
        "ALTER TABLE t ENABLE ROW LEVEL SECURITY");
    try (Connection connection = database.connectAs("migrator")) {
      assertThat(catalog.table(connection, TableName.parse("t")).columns()).hasSize(1);
      database.execute("ALTER TABLE t FORCE ROW LEVEL SECURITY");
      assertThat(refused(connection, "table.row-policies", "t")).hasMessageContaining("BYPASSRLS");
    }
  }

  @Test
  void aTableThatStaysLockedIsReportedAsBusyAndTheConnectionStaysUsable(Database database)
      throws SQLException {
    database.execute("CREATE TABLE t (id int)", "INSERT INTO t VALUES (1)");
    try (Connection holder = database.connect();
        Connection connection = database.connect()) {
      holder.setAutoCommit(false);
      holder.createStatement().execute("LOCK TABLE t IN ACCESS EXCLUSIVE MODE");

      BellowsException failure =
          failure("catalog.busy", 4, () -> catalog.table(connection, TableName.parse("t")));

      assertThat(failure).hasMessageContaining("lock timeout");
      holder.rollback();
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(catalog.table(connection, TableName.parse("t")).columns()).hasSize(1);
    }
  }
}
