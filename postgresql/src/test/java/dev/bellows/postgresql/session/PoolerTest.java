package dev.bellows.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.failure.Category;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.pgbouncer.PgBouncer;
import dev.bellows.testkit.pgbouncer.PoolMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@ServerTest
class PoolerTest {

  private final PostgreSqlSessions sessions = new PostgreSqlSessions();

  @Test
  void aDirectConnectionIsPrepared(Database database) throws Exception {
    try (Connection connection = database.connect()) {
      sessions.prepare(connection);
      assertThat(Sql.ask(connection, "SELECT current_setting('TimeZone') = 'UTC'")).isTrue();
    }
  }

  @Test
  void aConnectionOfAPoolInTheSameProcessIsPrepared(Database database) throws Exception {
    try (HikariDataSource pool = database.pool(1);
        Connection connection = pool.getConnection()) {
      sessions.prepare(connection);
      assertThat(Sql.ask(connection, "SELECT current_setting('TimeZone') = 'UTC'")).isTrue();
    }
  }

  @Test
  void poolingOfTransactionsIsRefusedAndNothingLeaksIntoIt(Database database) throws Exception {
    try (PgBouncer pool = PgBouncer.start(database, 1);
        Connection before = pool.connect();
        Connection ours = pool.connect()) {
      List<String> settings = settings(before);

      assertRefused(() -> sessions.prepare(ours));

      assertThat(settings(before)).isEqualTo(settings);
    }
  }

  @Test
  void poolingOfTransactionsIsSeenWhileOthersUseThePool(Database database) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (PgBouncer pool = PgBouncer.start(database, 4)) {
      List<CompletableFuture<Void>> others =
          List.of(busy(pool, over), busy(pool, over), busy(pool, over));
      try (Connection ours = pool.connect()) {
        assertRefused(() -> sessions.prepare(ours));
      } finally {
        over.set(true);
        others.forEach(CompletableFuture::join);
      }
    }
  }

  @Test
  void poolingOfSessionsCannotBeToldApartAndIsRefusedToo(Database database) throws Exception {
    try (PgBouncer pool = PgBouncer.start(database, 1, PoolMode.SESSION);
        Connection ours = pool.connect()) {
      assertRefused(() -> sessions.prepare(ours));
    }
  }

  private static CompletableFuture<Void> busy(PgBouncer pool, AtomicBoolean over) {
    return CompletableFuture.runAsync(
        () -> {
          try (Connection connection = pool.connect()) {
            while (!over.get()) {
              Sql.execute(connection, "SELECT pg_sleep(0.002)");
            }
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void assertRefused(ThrowingCallable prepare) {
    assertThatThrownBy(prepare)
        .isInstanceOfSatisfying(
            BellowsException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("connection.pooled");
              assertThat(refused.category()).isEqualTo(Category.REFUSED);
            })
        .hasMessageContaining("own host and port");
  }

  private static List<String> settings(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT name || ' = ' || setting FROM pg_settings WHERE name <> 'transaction_isolation' ORDER BY name",
        row -> row.getString(1));
  }
}
