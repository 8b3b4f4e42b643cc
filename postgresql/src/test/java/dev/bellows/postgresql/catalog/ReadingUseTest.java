package dev.bellows.postgresql.catalog;

import static dev.bellows.postgresql.catalog.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.spi.Catalog.IndexUse;
import dev.bellows.model.TableName;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@ServerTest
class ReadingUseTest {
  private static final TableName TABLE = new TableName(null, "customers");

  private final PostgreSqlCatalog catalog = new PostgreSqlCatalog();

  private IndexUse use(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      return catalog.indexUse(connection, TABLE, "By Name");
    }
  }

  @Test
  void scansOfAnIndexAreCountedUntilTheyAreReset(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE customers (id int, name text)",
        "INSERT INTO customers SELECT i, i::text FROM generate_series(1, 1000) i",
        "CREATE INDEX \"By Name\" ON customers (name)");
    IndexUse before = use(database);
    assertThat(before.scans()).isZero();

    try (Connection connection = database.connect()) {
      connection.createStatement().execute("SET enable_seqscan = off");
      connection.createStatement().execute("SELECT id FROM customers WHERE name = '5'");
    }

    Awaitility.await().untilAsserted(() -> assertThat(use(database).scans()).isEqualTo(1));
    assertThat(use(database).since()).isEqualTo(before.since());
    database.rows("SELECT pg_stat_reset()");
    Awaitility.await()
        .untilAsserted(() -> assertThat(use(database).since()).isNotEqualTo(before.since()));
  }

  @Test
  void anUnknownIndexIsAUserError(Database database) throws SQLException {
    database.execute("CREATE TABLE customers (id int)");

    failure("index.unknown", 2, () -> use(database));
  }

  @Test
  void statementsThatReadEveryColumnAreFound(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE customers (id int, name text)",
        "CREATE TABLE other_customers (id int)",
        "CREATE SCHEMA \"Stat\"",
        "CREATE EXTENSION pg_stat_statements SCHEMA \"Stat\"");
    database.rows("SELECT * FROM customers WHERE id = 77");
    database.rows("SELECT c.*, 1 FROM public.Customers AS c");
    database.rows("SELECT count(*), max(id * 2) FROM customers");
    database.rows("SELECT * FROM other_customers");
    database.rows("INSERT INTO customers VALUES (1) RETURNING *");

    try (Connection connection = database.connect()) {
      assertThat(catalog.starStatements(connection, TABLE).orElseThrow())
          .containsExactlyInAnyOrder(
              "SELECT * FROM customers WHERE id = $1",
              "SELECT c.*, $1 FROM public.Customers AS c",
              "INSERT INTO customers VALUES ($1) RETURNING *");
    }
  }

  @Test
  void withoutTheExtensionNoStatementIsKnown(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      assertThat(catalog.starStatements(connection, TABLE)).isEmpty();
    }
  }

  @Test
  void aRoleWithoutTheRightToReadStatementsIsNotStopped(Database database) throws SQLException {
    database.createRole("plain");
    database.execute(
        "CREATE EXTENSION pg_stat_statements",
        "REVOKE ALL ON pg_stat_statements FROM PUBLIC",
        "CREATE TABLE customers (id int)");
    database.rows("SELECT * FROM customers");
    try (Connection connection = database.connectAs("plain")) {
      assertThat(catalog.starStatements(connection, TABLE)).isEmpty();
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }
}
