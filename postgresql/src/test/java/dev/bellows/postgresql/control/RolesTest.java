package dev.bellows.postgresql.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Change.AddColumn;
import dev.bellows.engine.spi.Change.BuildIndex;
import dev.bellows.engine.spi.Change.Leftover;
import dev.bellows.engine.spi.Change.OnUndo;
import dev.bellows.engine.spi.Change.SetNotNull;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.PostgreSqlDialect;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The grants of docs/roles.md are enough, and not too much. */
@ServerTest
class RolesTest {

  private static final Path DOCUMENT = Path.of("../docs/roles.md");
  private static final Pattern BLOCK = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROLE = Pattern.compile("CREATE ROLE (\\w+) LOGIN;");
  private static final TableName CUSTOMERS = new TableName("public", "customers");

  private final PostgreSqlDialect dialect = new PostgreSqlDialect("bellows");

  @BeforeEach
  void grantAsTheDocumentSays(Database database) throws SQLException, IOException {
    database.createRole("shop_owner");
    database.execute(
        "GRANT CREATE ON SCHEMA public TO shop_owner",
        "SET ROLE shop_owner; CREATE TABLE customers (id int PRIMARY KEY)");
    List<String> blocks = new ArrayList<>();
    for (Matcher block = BLOCK.matcher(Files.readString(DOCUMENT)); block.find(); ) {
      blocks.add(block.group(1));
    }
    assertThat(blocks).hasSize(5);
    grant(database, blocks.get(0));
    try (Connection migrator = database.connectAs("bellows_migrator")) {
      dialect.control().make(migrator, "bellows");
    }
    for (String block : blocks.subList(1, blocks.size())) {
      grant(database, block);
    }
    database.execute(
        """
        INSERT INTO bellows.migration (name, state, source, declaration, plan_hash, switch_mode, lossy, one_way,
          evidence_kinds, server, author) VALUES ('m', 'SWITCHED', '', '', 'h', 'APPLICATION', false, false, '', '', 'me')""",
        "INSERT INTO bellows.flag (migration, reads, percent, version) VALUES ('m', 'OLD', 0, 1)");
  }

  private static void grant(Database database, String block) throws SQLException {
    Matcher role = ROLE.matcher(block);
    assertThat(role.find()).isTrue();
    database.createRole(role.group(1));
    database.execute(role.replaceFirst("").replace("DATABASE shop", "DATABASE " + database.name()));
  }

  @Test
  void aMigratorChangesTheTablesAndWritesTheControlTables(Database database) throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.addAll(
        dialect
            .ddl()
            .write(
                List.of(
                    new AddColumn(
                        CUSTOMERS,
                        "name",
                        "text",
                        "'x'",
                        null,
                        null,
                        Leftover.KEPT,
                        OnUndo.REMOVE)))
            .apply()
            .statements());
    statements.addAll(
        dialect.ddl().write(List.of(new SetNotNull(CUSTOMERS, "name"))).apply().statements());
    statements.addAll(
        dialect
            .ddl()
            .write(List.of(new BuildIndex(CUSTOMERS, "i", false, "btree (name)")))
            .apply()
            .statements());
    statements.add("UPDATE bellows.migration SET state = 'VERIFIED'");
    statements.add("DELETE FROM bellows.mismatch");
    for (String migrator : List.of("bellows_migrator", "second_migrator")) {
      assertAllowed(database, migrator, statements.toArray(String[]::new));
      database.execute("DROP INDEX i", "ALTER TABLE customers DROP COLUMN name");
    }
  }

  @Test
  void aSecondMigratorReplacesFunctionsOfTheFirst(Database database) throws SQLException {
    String function =
        "CREATE OR REPLACE FUNCTION bellows.f() RETURNS int LANGUAGE sql AS 'SELECT 1'";
    assertAllowed(database, "bellows_migrator", function);
    assertAllowed(database, "second_migrator", function, "DROP FUNCTION bellows.f()");
  }

  @Test
  void anApplicationUsesTheViewsAndNothingElse(Database database) throws SQLException {
    assertAllowed(
        database,
        "shop_application",
        "SELECT reads, percent, version FROM bellows.client_v1_flag WHERE migration = 'm'",
        """
        INSERT INTO bellows.client_v1_client AS client (migration, instance, flag_version, seen_at)
        VALUES ('m', 'i', 1, clock_timestamp())
        ON CONFLICT (migration, instance) DO UPDATE SET flag_version = excluded.flag_version, seen_at = excluded.seen_at""",
        "DELETE FROM bellows.client_v1_client WHERE migration = 'm' AND instance = 'i'",
        "INSERT INTO bellows.client_v1_usage (migration, source, instance, kind, count) VALUES ('m', 'client', 'i', 'READ_OLD', 3)");
    assertDenied(
        database,
        "shop_application",
        "SELECT FROM bellows.migration",
        "SELECT FROM bellows.flag",
        "UPDATE bellows.client_v1_flag SET reads = 'NEW'",
        "DELETE FROM bellows.client_v1_usage",
        "INSERT INTO bellows.conflict (migration, table_name, row_key, detail, db_user) VALUES ('m', 't', 'k', 'd', 'u')",
        "CREATE TABLE bellows.t (i int)",
        "SELECT bellows.note('CONFLICT', 'm', 't', 'k', 'd')");
  }

  @Test
  void anApproverReadsAndApprovesInItsOwnName(Database database) throws SQLException {
    assertAllowed(
        database,
        "shop_approver",
        "SELECT * FROM bellows.evidence, bellows.step, bellows.step_text, bellows.event, bellows.version",
        "INSERT INTO bellows.approval (migration, plan_hash, approved, actor, reason) VALUES ('m', 'h', true, 'me', NULL)",
        "INSERT INTO bellows.event (migration, kind, actor, phase, step, message) VALUES ('m', 'APPROVED', 'me', NULL, NULL, 'h')");
    assertThat(database.column("SELECT db_user FROM bellows.approval"))
        .containsExactly("shop_approver");
    assertDenied(
        database,
        "shop_approver",
        "INSERT INTO bellows.approval (migration, plan_hash, approved, actor, db_user) VALUES ('m', 'h', true, 'me', 'postgres')",
        "UPDATE bellows.approval SET approved = true",
        "UPDATE bellows.migration SET state = 'CONTRACTED'",
        "DELETE FROM bellows.event",
        "ALTER TABLE customers ADD COLUMN x int");
  }

  @Test
  void aReaderReads(Database database) throws SQLException {
    for (Object table :
        database.column(
            "SELECT relname FROM pg_class WHERE relnamespace = 'bellows'::regnamespace AND relkind IN ('r', 'v')")) {
      assertAllowed(database, "shop_reader", "SELECT * FROM bellows." + table);
    }
    assertDenied(
        database,
        "shop_reader",
        "INSERT INTO bellows.approval (migration, plan_hash, approved, actor) VALUES ('m', 'h', true, 'me')",
        "DELETE FROM bellows.event");
  }

  private static void assertAllowed(Database database, String role, String... statements)
      throws SQLException {
    try (Connection connection = database.connectAs(role)) {
      for (String statement : statements) {
        Sql.execute(connection, statement);
      }
    }
  }

  private static void assertDenied(Database database, String role, String... statements)
      throws SQLException {
    try (Connection connection = database.connectAs(role)) {
      for (String statement : statements) {
        assertThatThrownBy(() -> Sql.execute(connection, statement))
            .as("%s: %s", role, statement)
            .isInstanceOfSatisfying(
                SQLException.class, denied -> assertThat(denied.getSQLState()).isEqualTo("42501"));
      }
    }
  }
}
