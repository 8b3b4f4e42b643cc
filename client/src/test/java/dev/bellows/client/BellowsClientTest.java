package dev.bellows.client;

import static dev.bellows.client.ControlTables.MIGRATION;
import static dev.bellows.client.ControlTables.setFlag;
import static dev.bellows.client.ControlTables.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bellows.model.Side;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@ServerTest(template = ControlTables.class)
class BellowsClientTest {
  private final Database database;

  BellowsClientTest(Database database) {
    this.database = database;
  }

  @Test
  void followsTheFlagAndAcknowledgesIt() throws SQLException {
    try (BellowsClient client = client(database.pool(2))) {
      assertThat(client.flag().isPresent()).isFalse();

      setFlag(database, "NEW", 100, 3);

      await().until(() -> client.flag().reads() == Side.NEW);
      await().until(() -> acknowledged() == 3);
      try (Use reading = client.reading("42");
          Use writing = client.writing()) {
        assertThat(reading.side()).isEqualTo(Side.NEW);
        assertThat(writing.side()).isEqualTo(Side.NEW);
      }
      setFlag(database, "OLD", 0, 4);
      await().until(() -> client.flag().reads() == Side.OLD);
      await().until(() -> acknowledged() == 4);
    }
  }

  @Test
  void startsBeforeThereAreControlTables() throws SQLException {
    database.execute("ALTER SCHEMA bellows RENAME TO not_yet");
    try (BellowsClient client = client(database.pool(2))) {
      assertThat(client.reading().side()).isEqualTo(Side.OLD);

      setFlagIn("not_yet");
      database.execute("ALTER SCHEMA not_yet RENAME TO bellows");

      await().until(() -> client.flag().reads() == Side.NEW);
    }
  }

  @Test
  void noUseIsLostWhenReportingFailsInBetween() throws Exception {
    setFlag(database, "NEW", 50, 1);
    long requests = 4_000;
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (BellowsClient client = client(database.pool(2))) {
      database.execute("ALTER VIEW bellows.client_v1_usage RENAME TO broken");
      use(client, requests);
      awaitTwoRounds();
      assertThat(database.number("SELECT count(*) FROM bellows.usage")).isZero();

      List<Future<?>> users = new ArrayList<>();
      for (int user = 0; user < 4; user++) {
        users.add(threads.submit(() -> use(client, requests)));
      }
      database.execute("ALTER VIEW bellows.broken RENAME TO client_v1_usage");
      for (Future<?> user : users) {
        user.get();
      }
    }
    threads.shutdown();
    assertThat(used(database, UsageKind.READ_NEW)).isPositive();
    assertThat(used(database, UsageKind.READ_OLD) + used(database, UsageKind.READ_NEW))
        .isEqualTo(requests * 5);
    assertThat(used(database, UsageKind.WRITE_OLD)).isEqualTo(requests * 5);
  }

  @Test
  void usesAreReportedWhileRunning() throws SQLException {
    setFlag(database, "NEW", 100, 1);
    try (BellowsClient client = client(database.pool(2))) {
      client.usage().read(Side.OLD);
      client.usage().write(Side.NEW);

      await().until(() -> used(database, UsageKind.READ_OLD) == 1);
      await().until(() -> used(database, UsageKind.WRITE_NEW) == 1);
    }
  }

  @Test
  void beforeExpandUsesAreNotReported() throws SQLException {
    BellowsClient client = client(database.pool(2));
    client.reading().close();
    client.close();

    assertThat(database.number("SELECT count(*) FROM bellows.usage")).isZero();
  }

  @Test
  void closingSignsOff() throws SQLException {
    BellowsClient client = client(database.pool(2));
    assertThat(database.number("SELECT count(*) FROM bellows.client")).isEqualTo(1);

    client.close();

    assertThat(database.number("SELECT count(*) FROM bellows.client")).isZero();
  }

  @Test
  void requestsDoNotWaitForAPoolWithoutFreeConnections() throws SQLException {
    setFlag(database, "NEW", 100, 1);
    HikariDataSource pool = database.pool(1);
    pool.setConnectionTimeout(Duration.ofMinutes(1).toMillis());
    try (BellowsClient client = client(pool)) {
      try (Connection taken = pool.getConnection()) {
        assertThat(taken.isClosed()).isFalse();
        await().until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
        long before = System.nanoTime();
        use(client, 1_000);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
      }
      await().until(() -> used(database, UsageKind.READ_NEW) == 1_000);
    }
  }

  @Test
  void worksOnConnectionsThatDoNotCommitByThemselves() throws SQLException {
    setFlag(database, "NEW", 100, 1);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.superuser());
    config.setMaximumPoolSize(2);
    config.setAutoCommit(false);
    try (HikariDataSource pool = new HikariDataSource(config);
        BellowsClient client = client(pool)) {
      use(client, 10);
      await().until(() -> used(database, UsageKind.READ_NEW) == 10);
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getAutoCommit()).isFalse();
      }
    }
  }

  @Test
  void anApplicationRoleNeedsRightsOnTheViewsOnly() throws SQLException {
    setFlag(database, "NEW", 100, 1);
    database.createRole("shop");
    database.execute(
        "GRANT SELECT ON bellows.client_v1_flag TO shop",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON bellows.client_v1_client TO shop",
        "GRANT INSERT ON bellows.client_v1_usage TO shop");
    try (BellowsClient client = client(database.poolAs("shop", 2))) {
      use(client, 10);
      await().until(() -> acknowledged() == 1);
    }
    assertThat(used(database, UsageKind.READ_NEW)).isEqualTo(10);
    assertThat(database.number("SELECT count(*) FROM bellows.client")).isZero();
  }

  @Test
  void aClientWithoutMigrationIsRefused() {
    assertThatThrownBy(() -> BellowsClient.builder(database.pool(1)).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("migration");
  }

  private static BellowsClient client(HikariDataSource pool) {
    return BellowsClient.builder(pool).migration(MIGRATION).interval(Duration.ofMillis(50)).build();
  }

  private static void use(BellowsClient client, long requests) {
    for (long request = 0; request < requests; request++) {
      client.reading(Long.toString(request)).close();
      client.writing().close();
    }
  }

  private long acknowledged() throws SQLException {
    return database.number("SELECT flag_version FROM bellows.client");
  }

  /** A round looks first and reports then: the second look comes after a whole report. */
  private void awaitTwoRounds() throws SQLException {
    for (int round = 0; round < 2; round++) {
      String seen = seenAt();
      await().until(() -> !seen.equals(seenAt()));
    }
  }

  private String seenAt() throws SQLException {
    return String.valueOf(database.text("SELECT seen_at FROM bellows.client"));
  }

  private void setFlagIn(String schema) throws SQLException {
    database.execute(
        "INSERT INTO %s.flag (migration, reads, percent, version) VALUES ('%s', 'NEW', 100, 1)"
            .formatted(schema, MIGRATION));
  }
}
