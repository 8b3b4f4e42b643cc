package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.writers.Workload;
import dev.bellows.testkit.writers.Writers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A whole life in which nobody has more rights than docs/roles.md gives, and what each lacks. */
@ServerTest
@ResourceLock(DocumentedRoles.OWNER)
class RolesTest {

  private static final String FILE =
      """
      table: customers
      operations:
        - rename_column: {from: mail, to: email}
        - change_type: {column: age, type: integer, as: years}
        - set_not_null: {column: nick, up: "'none'"}
        - create_index: {name: customers_email_idx, columns: [email]}
      evidence: {old_writes: {window: 1s}, violations: {at_most: 1000000}}
      quarantine: {soak: 0s}
      """;

  @TempDir private Path directory = Path.of("");

  private final Database database;

  RolesTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void prepare() throws SQLException {
    DocumentedRoles.make(database, shell());
    database.execute(
        "CREATE TABLE customers (id bigint PRIMARY KEY, mail text NOT NULL, age text, nick text)",
        "INSERT INTO customers SELECT n, n || '@example.com', n, nullif(mod(n, 5), 0) FROM generate_series(1, 1000) n",
        "ALTER TABLE customers OWNER TO shop_owner",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON customers TO shop_application",
        "ANALYZE customers");
  }

  private Shell shell() {
    return Shell.of(database, directory).migration("mail", FILE);
  }

  @Test
  void everyRoleDoesItsPartAndTheApplicationNotices(Database same) throws SQLException {
    same.expectNoRemains();
    Shell migrator = shell().as(DocumentedRoles.MIGRATOR);
    AtomicLong ids = new AtomicLong(1000);
    new Forward(migrator, "mail").expand();
    try (Writers old = writers(ids, "mail, age", "'x', '7'");
        Writers fresh = writers(ids, "email, years, nick", "'x', 7, 'n'")) {
      old.awaitServed(20);
      fresh.awaitServed(20);
      noted();
      migrator.run("backfill mail").done();
      migrator.run("verify mail").done();
      shell().as(DocumentedRoles.SECOND_MIGRATOR).run("switch mail --reads new").done();
      old.stop().orFailures();
      migrator.run("verify mail").done();
      shell().as(DocumentedRoles.APPROVER).run("review mail --approve").done();
      new Forward(migrator, "mail").toContracted();
      fresh.awaitServed(20);
      fresh.stop().orFailures();
    }
    assertThat(database.number("SELECT count(*) FROM customers WHERE email IS NULL")).isZero();
    assertThat(database.column("SELECT db_user FROM bellows.approval"))
        .containsExactly(DocumentedRoles.APPROVER);
  }

  private Writers writers(AtomicLong ids, String columns, String values) {
    return Workload.on(database.poolAs(DocumentedRoles.APPLICATION, 1), 1)
        .with(
            "insert",
            (connection, random) -> {
              try (PreparedStatement statement =
                  connection.prepareStatement(
                      "INSERT INTO customers (id, %s) VALUES (?, %s)".formatted(columns, values))) {
                statement.setLong(1, ids.incrementAndGet());
                statement.executeUpdate();
              }
            })
        .atRate(50)
        .start();
  }

  /** What the trigger notes for a role without any right on our tables. */
  private void noted() throws SQLException {
    try (Connection application = database.connectAs(DocumentedRoles.APPLICATION);
        Statement statement = application.createStatement()) {
      statement.execute("UPDATE customers SET mail = 'a', email = 'b' WHERE id = 1");
      statement.execute("INSERT INTO customers (id, mail, age) VALUES (0, 'x', 'unknown')");
    }
    assertThat(database.column("SELECT DISTINCT db_user FROM bellows.conflict"))
        .containsExactly(DocumentedRoles.APPLICATION);
    assertThat(database.column("SELECT row_key FROM bellows.failure")).containsExactly("id=0");
    assertThat(
            database.column("SELECT DISTINCT instance FROM bellows.usage WHERE kind = 'VIOLATION'"))
        .containsExactly(DocumentedRoles.APPLICATION);
    database.execute("UPDATE customers SET age = '1' WHERE id = 0");
  }

  @Test
  void whatARoleMayNotDoIsRefusedAndSaysWhatIsMissing() throws SQLException {
    shell().as(DocumentedRoles.MIGRATOR).run("expand mail").done();
    List<String> phases =
        List.of(
            "backfill mail",
            "rollback mail",
            "pause mail --reason why",
            "pause --all --reason why");
    for (String role : List.of(DocumentedRoles.APPROVER, DocumentedRoles.READER)) {
      for (String look : List.of("status", "status mail", "history mail", "report mail", "debt")) {
        shell().as(role).run(look).done();
      }
      phases.forEach(command -> denied(role, command));
      denied(role, "evidence mail");
    }
    for (String command : List.of("status", "history mail", "backfill mail", "evidence mail")) {
      denied(DocumentedRoles.APPLICATION, command);
    }
  }

  private void denied(String role, String command) {
    try {
      Map<String, List<String>> before = Inventory.of(database);
      Ended ended = shell().as(role).run(command);
      assertThat(ended.exitCode()).as("%s as %s", ended, role).isEqualTo(Ended.REFUSED);
      assertThat(ended.code()).as("%s", ended).isIn("database.privilege", "control.no-right");
      assertThat(ended.text("message")).contains("docs/roles.md");
      assertThat(Inventory.of(database)).isEqualTo(before);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
