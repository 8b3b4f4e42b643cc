package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.PostgresqlSettings;
import dev.bellows.testkit.PrivateServer;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is not there, does not let us in, or gives us too few rights. */
@ServerTest
class ConnectionTest {

  private static final String RENAME =
      """
      table: customers
      operations:
        - rename_column: {from: mail, to: email}
      """;

  private static final List<String> COMMANDS =
      List.of(
          "init",
          "plan mail",
          "expand mail",
          "backfill mail",
          "verify mail",
          "switch mail --reads new",
          "evidence mail",
          "review mail --approve",
          "contract mail",
          "rollback mail",
          "run mail",
          "status",
          "status mail",
          "history mail",
          "report mail",
          "debt",
          "debt accept mail --until 2099-01-01 --reason why",
          "pause mail --reason why",
          "resume mail",
          "pause --all --reason why",
          "resume --all");

  @TempDir private Path directory = Path.of("");

  private final Database database;

  ConnectionTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void prepare() throws SQLException {
    database.execute(
        "CREATE TABLE customers (id int PRIMARY KEY, mail text)",
        "INSERT INTO customers VALUES (1, 'a')");
  }

  private Shell shell() {
    return Shell.of(database, directory).migration("mail", RENAME);
  }

  @Test
  void everyCommandSaysThatTheServerIsGone() throws SQLException {
    try (PrivateServer server =
        PrivateServer.start(PostgresqlSettings.of(database.server().version()))) {
      Shell shell = shell().at(server.server().url("postgres"));
      server.stopImmediately();
      for (String command : COMMANDS) {
        assertThat(shell.run(command).failed(Ended.BUSY, "database.unreachable"))
            .contains("run the command again");
      }
    }
  }

  @Test
  void everyCommandSaysThatThereIsNoSuchDatabase() throws SQLException {
    for (String command : COMMANDS) {
      assertThat(
              shell()
                  .at(database.url() + "_gone")
                  .run(command)
                  .failed(Ended.WRONG, "database.credentials"))
          .contains(database.name() + "_gone", "--url");
    }
  }

  @Test
  void everyCommandSaysThatThePasswordIsWrongAndNoneShowsIt() throws SQLException {
    database.createRole("guarded", "right-password");
    Shell shell = shell().as("guarded").with("BELLOWS_PASSWORD", "wrong-password");
    for (String command : COMMANDS) {
      Ended ended = shell.run(command);
      assertThat(ended.failed(Ended.WRONG, "database.credentials")).contains("--password");
      assertThat(ended.out() + ended.err()).doesNotContain("wrong-password");
    }
  }

  @Test
  void theGrantThatIsNamedIsTheOneThatHelps() throws SQLException {
    database.createRole("some one");
    database.execute("ALTER TABLE customers OWNER TO \"some one\"");
    Shell shell = shell().as("some one");
    Map<String, List<String>> before = Inventory.of(database);
    shell.run("init").failed(Ended.REFUSED, "control.no-right");
    assertThat(Inventory.of(database)).isEqualTo(before);
    String grant = shell.run("init").document().path("context").path("grant").asText();
    database.execute(grant.substring(0, grant.indexOf(';')));
    shell.run("init").done();
    shell.run("expand mail").done();
    shell.run("rollback mail").done();
  }

  @Test
  void withoutControlTablesEveryCommandButThoseThatOnlyLookNamesInit() throws SQLException {
    Map<String, List<String>> before = Inventory.of(database);
    assertThat(shell().run("expand mail").failed(Ended.REFUSED, "control.missing"))
        .contains("bellows init");
    assertThat(shell().run("status").failed(Ended.REFUSED, "control.missing"))
        .contains("bellows init");
    assertThat(shell().run("backfill mail").failed(Ended.REFUSED, "state.not-expanded"))
        .contains("expand");
    shell().run("plan mail").done();
    assertThat(Inventory.of(database)).isEqualTo(before);
  }

  @Test
  void anotherOnesTableIsRefusedWithTheGrantThatHelps() throws SQLException {
    database.createRole("migrator");
    database.createRole("owner");
    database.execute(
        "ALTER TABLE customers OWNER TO owner",
        "GRANT CREATE ON DATABASE %s TO migrator".formatted(database.name()));
    Shell shell = shell().as("migrator");
    shell.run("init").done();
    Map<String, List<String>> before = Inventory.of(database);
    assertThat(shell.run("plan mail").failed(Ended.REFUSED, "table.not-owner"))
        .contains("public.customers", "GRANT owner TO migrator;");
    shell.run("expand mail").failed(Ended.REFUSED, "table.not-owner");
    assertThat(Inventory.of(database)).isEqualTo(before);
    database.execute("GRANT owner TO migrator", "GRANT CREATE ON SCHEMA public TO owner");
    shell.run("expand mail").done();
    shell.run("rollback mail").done();
  }

  @Test
  void rowsThatAPolicyHidesAreRefusedUntilItDoesNotBind() throws SQLException {
    database.createRole("policed");
    database.execute(
        "ALTER TABLE customers OWNER TO policed",
        "ALTER TABLE customers ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE customers FORCE ROW LEVEL SECURITY",
        "CREATE POLICY few ON customers USING (id > 100)",
        "GRANT CREATE ON DATABASE %s TO policed".formatted(database.name()));
    Shell shell = shell().as("policed");
    shell.run("init").done();
    Map<String, List<String>> before = Inventory.of(database);
    assertThat(shell.run("plan mail").failed(Ended.REFUSED, "table.row-policies"))
        .contains("public.customers", "FORCE ROW LEVEL SECURITY");
    shell.run("expand mail").failed(Ended.REFUSED, "table.row-policies");
    assertThat(Inventory.of(database)).isEqualTo(before);
    database.execute("ALTER TABLE customers NO FORCE ROW LEVEL SECURITY");
    shell.run("plan mail").done();
  }

  @Test
  void aTemporaryTableOfAnotherSessionIsRefused() throws SQLException {
    shell().run("init").done();
    try (Connection session = database.connect();
        Statement statement = session.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE passing (id int, mail text)");
      String schema =
          database.text(
              "SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname = 'passing'");
      Shell shell = shell().migration("mail", RENAME.replace("customers", schema + ".passing"));
      assertThat(shell.run("expand mail").failed(Ended.REFUSED, "table.unsupported"))
          .contains("passing", "temporary");
    }
  }

  @Test
  void twoMigrationsNeverShareATable() throws SQLException {
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY, customer int)",
        "INSERT INTO orders VALUES (1, 1)");
    Shell shell =
        shell()
            .migration(
                "size", "table: customers\noperations:\n  - add_column: {name: size, type: int}\n")
            .migration(
                "owned",
                """
                table: orders
                operations:
                  - add_foreign_key: {name: orders_customer, columns: [customer], references: {table: customers, columns: [id]}}
                """);
    shell.run("init").done();
    shell.run("expand mail").done();
    Map<String, List<String>> before = tables();
    for (String other : List.of("size", "owned")) {
      assertThat(shell.run("expand " + other).failed(Ended.REFUSED, "table.claimed"))
          .contains("public.customers", "mail");
    }
    assertThat(tables()).isEqualTo(before);
    shell.run("rollback mail").done();
    shell.run("expand size").done();
    shell.run("expand mail").failed(Ended.REFUSED, "table.claimed");
    shell.run("rollback size").done();
    shell.run("expand owned").done();
  }

  /** Without the journal, which has what was refused. */
  private Map<String, List<String>> tables() throws SQLException {
    Map<String, List<String>> all = Inventory.of(database);
    all.keySet().removeIf(it -> it.startsWith("bellows.") && !it.equals("bellows.claim"));
    return all;
  }
}
