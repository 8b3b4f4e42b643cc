package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.pgbouncer.PgBouncer;
import dev.bellows.testkit.pgbouncer.PoolMode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bellows itself does not work through a pooler and says so; who writes may announce it there. */
@ServerTest
class PooledTest {

  private static final String RENAME =
      """
      table: customers
      operations:
        - rename_column: {from: mail, to: email}
      """;

  @TempDir private Path directory = Path.of("");

  private final Database database;

  PooledTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void expand() throws SQLException {
    database.execute(
        "CREATE TABLE customers (id int PRIMARY KEY, mail text)",
        "INSERT INTO customers VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    Shell shell = shell();
    shell.run("init").done();
    shell.run("expand mail").done();
  }

  private Shell shell() {
    return Shell.of(database, directory).migration("mail", RENAME);
  }

  @ParameterizedTest
  @EnumSource
  void everyCommandThroughAPoolerIsRefused(PoolMode mode) throws IOException, SQLException {
    Map<String, List<String>> before = Inventory.of(database);
    try (PgBouncer pool = PgBouncer.start(database, 2, mode)) {
      Shell pooled = shell().at(pool.url());
      for (String command :
          List.of(
              "init",
              "plan mail",
              "expand mail",
              "backfill mail",
              "verify mail",
              "switch mail --reads new",
              "evidence mail",
              "contract mail",
              "rollback mail",
              "run mail",
              "status",
              "pause --all --reason why")) {
        assertThat(pooled.run(command).failed(Ended.REFUSED, "connection.pooled"))
            .contains("pooler", "Nothing was changed", "own host and port");
      }
    }
    assertThat(Inventory.of(database)).isEqualTo(before);
  }

  @Test
  void anAnnouncementEndsWithItsTransactionAndReachesNoOtherClient()
      throws IOException, SQLException {
    try (PgBouncer pool = PgBouncer.start(database, 1);
        Connection announcing = pool.connect();
        Connection silent = pool.connect()) {
      announcing.setAutoCommit(false);
      execute(announcing, "SET LOCAL bellows.writer = 'new'");
      execute(announcing, "UPDATE customers SET mail = 'old', email = 'new' WHERE id = 1");
      announcing.commit();
      execute(silent, "UPDATE customers SET mail = 'old', email = 'new' WHERE id = 2");
      execute(announcing, "UPDATE customers SET mail = 'old', email = 'new' WHERE id = 3");
      announcing.commit();
    }
    assertThat(database.column("SELECT id || mail || email FROM customers ORDER BY id"))
        .containsExactly("1newnew", "2oldold", "3oldold");
    assertThat(database.column("SELECT row_key FROM bellows.conflict ORDER BY id"))
        .containsExactly("id=2", "id=3");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
