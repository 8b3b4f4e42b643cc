package dev.bellows.postgresql.catalog;

import static dev.bellows.postgresql.catalog.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.schema.Volatility;
import dev.bellows.engine.spi.Catalog.ExpressionCheck;
import dev.bellows.engine.sync.Expression;
import dev.bellows.model.TableName;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest
class CheckingExpressionsTest {
  private final PostgreSqlCatalog catalog = new PostgreSqlCatalog();
  private final Connection connection;
  private final Table customers;

  CheckingExpressionsTest(Database database) throws SQLException {
    database.execute(
        "CREATE SCHEMA \"Shop\"",
        "CREATE TYPE \"Shop\".mood AS ENUM ('ok', 'bad')",
        "CREATE FUNCTION \"Shop\".norm(text) RETURNS text LANGUAGE sql STABLE AS $$ SELECT lower($1) $$",
        "CREATE FUNCTION public.norm(text) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$",
        """
        CREATE TABLE "Shop"."Customers" (
          id int PRIMARY KEY, full_name text, "select" text COLLATE "C", amount numeric(10,2), mood "Shop".mood,
          tags text[], doc jsonb, made timestamptz, raw json, secret text,
          loud text GENERATED ALWAYS AS (upper(full_name)) STORED)
        """,
        "INSERT INTO \"Shop\".\"Customers\" (id, full_name) VALUES (1, 'Ada Lovelace')");
    connection = database.connect();
    customers = catalog.table(connection, new TableName("Shop", "Customers"));
  }

  @AfterEach
  void nothingIsLeftBehind(Database database) throws SQLException {
    assertThat(connection.getAutoCommit()).isTrue();
    connection.close();
    assertThat(
            database.number(
                "SELECT count(*) FROM pg_class WHERE starts_with(relname, '~bellows_')"))
        .isZero();
    assertThat(database.number("SELECT count(*) FROM \"Shop\".\"Customers\"")).isEqualTo(1);
  }

  private Expression check(String sql, @Nullable String target) throws SQLException {
    return catalog.expression(
        connection, new ExpressionCheck(customers, sql, Map.of(), Set.of("secret"), target));
  }

  private BellowsException refused(String code, String sql, @Nullable String target) {
    return failure(code, 2, () -> check(sql, target));
  }

  @Test
  void anExpressionTellsWhatItReadsItsTypeAndVolatility() throws SQLException {
    assertThat(check("split_part(full_name, ' ', 1)", "text"))
        .isEqualTo(
            new Expression(
                "split_part(full_name, ' ', 1)",
                "text",
                Set.of("full_name"),
                Volatility.IMMUTABLE));
    assertThat(check("amount", "numeric(10,2)").type()).isEqualTo("numeric(10,2)");
    assertThat(check("\"Customers\".\"select\" || (\"Customers\").full_name", "text").reads())
        .containsExactlyInAnyOrder("select", "full_name");
    assertThat(check("mood", "\"Shop\".mood").type()).isEqualTo("\"Shop\".mood");
    assertThat(check("made > now()", "boolean").volatility()).isEqualTo(Volatility.STABLE);
    assertThat(check("CURRENT_DATE", "date").volatility()).isEqualTo(Volatility.STABLE);
    assertThat(check("made::text", "text").volatility()).isEqualTo(Volatility.STABLE);
    assertThat(check("random() + id", "float8").volatility()).isEqualTo(Volatility.VOLATILE);
    assertThat(check("1", "bigint").reads()).isEmpty();
    assertThat(check("id > 3 -- and no more", null).type()).isEqualTo("boolean");
    assertThat(check("doc ? 'a' and doc ?| array['what?']", null).reads()).containsExactly("doc");
  }

  @Test
  void functionsAreResolvedInTheTablesSchemaFirst() throws SQLException {
    Expression expression = check("norm(full_name)", "text");

    assertThat(expression.type()).isEqualTo("text");
    assertThat(expression.volatility()).isEqualTo(Volatility.STABLE);
  }

  @Test
  void namesOfTheOperationHideColumnsAndMayBeNew() throws SQLException {
    ExpressionCheck check =
        new ExpressionCheck(
            customers,
            "amount + extra + \"Weird \"\"One\"",
            Map.of("amount", "bigint", "extra", "integer", "Weird \"One", "integer"),
            Set.of("amount"),
            "bigint");

    Expression expression = catalog.expression(connection, check);

    assertThat(expression.type()).isEqualTo("bigint");
    assertThat(expression.reads()).containsExactlyInAnyOrder("amount", "extra", "Weird \"One");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "full_name)",
        "(full_name",
        "full_name; DROP TABLE \"Shop\".\"Customers\"",
        "full_name) AS value FROM \"Shop\".\"Customers\"; COMMIT; DELETE FROM \"Shop\".\"Customers\"; SELECT (1",
        "full_name END; COMMIT; DELETE FROM \"Shop\".\"Customers\"; SELECT CASE WHEN true THEN full_name",
        "full_name) || (full_name",
        "full_name, id",
        "full_name AS x",
        "full_name WHEN false THEN 'x'",
        "full_name ELSE 'x'",
        "SELECT full_name",
        "/* open",
        "'open",
        "",
        "  ",
        "-- nothing",
        "DISTINCT full_name",
        "*",
        "\"Customers\".*",
        "\"Customers\" IS NULL",
        "row_to_json(\"Customers\")::text",
        "(SELECT full_name)",
        "EXISTS (SELECT 1)",
        "max(full_name)",
        "row_number() OVER ()",
        "max(full_name) OVER ()",
        "generate_series(1, 3)",
        "unnest(tags)",
        "ctid::text",
        "tableoid",
        "fullname",
        "nonsense(full_name)",
        "ROW(full_name, id)",
        "'x'::nonsense",
        "'x'::int",
        "$1",
        "loud",
        "1/0"
      })
  void whatIsNotExactlyOneScalarExpressionIsInvalid(String sql) throws SQLException {
    assertThat(refused("expression.invalid", sql, "text"))
        .hasMessageContaining(sql)
        .hasMessageContaining("Nothing was changed");
  }

  @Test
  void theServersWordsComeWithThePositionInTheUsersText() {
    BellowsException failure = refused("expression.invalid", "lower(fullname) || 'ü'", "text");

    assertThat(failure)
        .hasMessageContaining(
            "at character 7: column \"fullname\" does not exist (Perhaps you meant to reference the column \"Customers.full_name\".)");
    assertThat(failure.context()).containsEntry("position", "7");
    assertThat(refused("expression.invalid", "'𝒜𝒜' || full name x", "text").context())
        .containsEntry("position", "14");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "full_name | integer",
        "id | boolean",
        "id |",
        "now() | numeric(10,2)",
        "raw | jsonb[]"
      })
  void aValueThatCannotBeAssignedIsRefusedByItsType(String sql, @Nullable String target) {
    refused("expression.type", sql, target);
  }

  @Test
  void assignmentFollowsTheRulesOfInsert() throws SQLException {
    check("id", "text");
    check("tags", "text");
    check("amount", "integer");
    check("'2026-01-01'", "date");
    check("'bad'", "\"Shop\".mood");
    check("NULL", "jsonb");
    check("full_name", "character varying(3)");
    check("full_name || \"select\"", "text");
    check("tags[1]", "text");
  }

  @Test
  void ownedColumnsAreRefused() {
    assertThat(refused("expression.reads-owned", "full_name || secret", "text"))
        .hasMessageContaining("reads \"secret\"");
  }

  @Test
  void aConditionMayReadAGeneratedColumn() throws SQLException {
    assertThat(check("loud <> ''", null).reads()).containsExactly("loud");
  }

  @Test
  void aRoleThatMayMakeNoTemporaryTablesIsServedInAnotherSchema(Database database)
      throws SQLException {
    database.createRole("frugal");
    database.execute(
        "REVOKE TEMPORARY ON DATABASE " + database.name() + " FROM PUBLIC",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA \"Shop\" TO frugal",
        "ALTER TABLE \"Shop\".\"Customers\" OWNER TO frugal");
    ExpressionCheck check =
        new ExpressionCheck(customers, "upper(full_name)", Map.of(), Set.of(), "text");
    try (Connection frugal = database.connectAs("frugal")) {
      assertThat(failure("catalog.no-right", 3, () -> catalog.expression(frugal, check)))
          .hasMessageContaining("GRANT TEMPORARY ON DATABASE " + database.name() + " TO frugal;");

      database.execute("CREATE SCHEMA bellows AUTHORIZATION frugal");

      assertThat(catalog.expression(frugal, check).reads()).containsExactly("full_name");
      assertThat(catalog.type(frugal, "varchar(3)")).isEqualTo("character varying(3)");
    }
    assertThat(
            database.number(
                "SELECT count(*) FROM pg_class WHERE relnamespace = 'bellows'::regnamespace"))
        .isZero();
  }

  @Test
  void checkingInsideACallersTransactionLeavesItUsable() throws SQLException {
    connection.setAutoCommit(false);
    connection.createStatement().execute("SET LOCAL TimeZone = 'Asia/Tokyo'");
    refused("expression.invalid", "nonsense", "text");
    check("full_name", "text");
    String zone = Query.one(connection, "SHOW TimeZone", row -> row.getString(1));
    assertThat(zone).isEqualTo("Asia/Tokyo");
    connection.rollback();
    connection.setAutoCommit(true);
  }

  @BeforeEach
  void theTableIsThere() {
    assertThat(customers.columns()).hasSize(11);
  }
}
