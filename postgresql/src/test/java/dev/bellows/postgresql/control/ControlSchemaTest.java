package dev.bellows.postgresql.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.failure.Category;
import dev.bellows.engine.spi.ControlSchema;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@ServerTest
class ControlSchemaTest {

  private static final String ODD = "Con\"trol schema";

  private final ControlSchema control = new PostgreSqlControlSchema();

  private void make(Database database, String role, String schema) throws SQLException {
    try (Connection connection = database.connectAs(role)) {
      control.make(connection, schema);
    }
  }

  @Test
  void theTablesAreMadeOnce(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      assertThat(control.exists(connection, ODD)).isFalse();
      control.make(connection, ODD);
      assertThat(control.exists(connection, ODD)).isTrue();
      control.make(connection, ODD);
    }
    assertThat(database.column("SELECT version FROM \"Con\"\"trol schema\".version"))
        .containsExactly(control.version());
  }

  @Test
  void manyThatMakeThemAtOnceAllSucceed(Database database) throws SQLException {
    List<CompletableFuture<Void>> makers = new ArrayList<>();
    for (int maker = 0; maker < 8; maker++) {
      makers.add(
          CompletableFuture.runAsync(
              () -> {
                try {
                  make(database, database.superuser(), "bellows");
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    makers.forEach(CompletableFuture::join);
    assertThat(database.number("SELECT count(*) FROM bellows.version")).isEqualTo(1);
  }

  @Test
  void whatANewerBellowsMadeIsRefused(Database database) throws SQLException {
    make(database, database.superuser(), "bellows");
    database.execute("INSERT INTO bellows.version (version) VALUES (1000)");
    assertRefused(
        () -> make(database, database.superuser(), "bellows"),
        refused -> assertThat(refused.code()).isEqualTo("control.newer"));
  }

  @Test
  void aSchemaThatIsThereIsUsed(Database database) throws SQLException {
    database.createRole("migrator");
    database.execute("CREATE SCHEMA bellows AUTHORIZATION migrator");
    make(database, "migrator", "bellows");
    assertThat(
            database.text(
                "SELECT relowner::regrole::text FROM pg_class WHERE oid = 'bellows.event'::regclass"))
        .isEqualTo("migrator");
  }

  @Test
  void theGrantThatTheMessageNamesHelpsWhereThereIsNoSchema(Database database) throws SQLException {
    database.createRole("Migrator");
    helps(database, "GRANT CREATE ON DATABASE");
    assertThat(database.number("SELECT count(*) FROM bellows.version")).isEqualTo(1);
  }

  @Test
  void theGrantThatTheMessageNamesHelpsInAForeignSchema(Database database) throws SQLException {
    database.createRole("Migrator");
    database.execute("CREATE SCHEMA bellows");
    helps(database, "GRANT USAGE, CREATE ON SCHEMA");
  }

  @Test
  void theGrantThatTheMessageNamesHelpsWithForeignTables(Database database) throws SQLException {
    database.createRole("Migrator");
    make(database, database.superuser(), "bellows");
    helps(database, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES");
  }

  private void helps(Database database, String part) throws SQLException {
    List<String> grants = new ArrayList<>();
    assertRefused(
        () -> make(database, "Migrator", "bellows"),
        refused -> {
          assertThat(refused.code()).isEqualTo("control.no-right");
          assertThat(refused).hasMessageContaining(part);
          grants.add(refused.context().get("grant"));
        });
    database.execute(grants.get(0).split("; or else", -1)[0]);
    make(database, "Migrator", "bellows");
  }

  private static void assertRefused(ThrowingCallable work, Consumer<BellowsException> how) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            BellowsException.class,
            refused -> {
              assertThat(refused.category()).isEqualTo(Category.REFUSED);
              how.accept(refused);
            });
  }
}
