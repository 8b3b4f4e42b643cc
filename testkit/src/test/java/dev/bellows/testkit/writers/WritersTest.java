package dev.bellows.testkit.writers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class WritersTest {
  private static final Request INSERT =
      (connection, random) -> execute(connection, "INSERT INTO t VALUES (1)");

  private final Database database;

  WritersTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void createTable() throws SQLException {
    database.execute("CREATE TABLE t (a int CHECK (a > 0))");
  }

  @Test
  void everyServedRequestIsCommittedAndCounted() throws SQLException {
    Writers writers = Workload.on(database, 3).with("insert", INSERT).start();
    writers.awaitServed(100);
    Report report = writers.stop();

    assertThat(report.served()).isGreaterThanOrEqualTo(100);
    assertThat(database.number("SELECT count(*) FROM t")).isEqualTo(report.served());
    assertThat(report.failed()).isZero();
    assertThat(report.servedByRequest()).isEqualTo(Map.of("insert", report.served()));
    assertThat(report.latency().p50()).isPositive();
    assertThat(report.latency().p99()).isGreaterThanOrEqualTo(report.latency().p50());
    assertThat(report.latency().max()).isGreaterThanOrEqualTo(report.latency().p99());
  }

  @Test
  void aFailedRequestIsRolledBackAndKeptWithItsSqlState() throws SQLException {
    Report report =
        runUntilServed(
            10,
            Workload.on(database, 2)
                .with("good", INSERT)
                .with(
                    "bad",
                    (connection, random) -> {
                      execute(connection, "INSERT INTO t VALUES (2)");
                      execute(connection, "INSERT INTO t VALUES (-1)");
                    }));

    assertThat(report.failed()).isPositive();
    assertThat(report.failedBySqlState()).isEqualTo(Map.of("23514", report.failed()));
    assertThat(report.failures())
        .allSatisfy(failure -> assertThat(failure.request()).isEqualTo("bad"));
    assertThat(database.number("SELECT count(*) FROM t WHERE a = 2")).isZero();
    assertThat(database.number("SELECT count(*) FROM t")).isEqualTo(report.served());
    assertThatThrownBy(report::orFailures)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("SQLSTATE 23514");
  }

  @Test
  void closingThrowsWhatNobodyAskedFor() {
    assertThatThrownBy(
            () -> {
              try (Writers writers =
                  Workload.on(database, 1)
                      .with("good", INSERT)
                      .with("bad", WritersTest::divideByZero)
                      .start()) {
                writers.awaitServed(20);
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("22012");
  }

  @Test
  void aFailureOutsideOfTheDatabaseIsKeptAndEndsNoWriter() {
    AtomicInteger calls = new AtomicInteger();
    Report report =
        runUntilServed(
            10,
            Workload.on(database, 1)
                .with(
                    "strange",
                    (connection, random) -> {
                      if (calls.incrementAndGet() == 1) {
                        throw new AssertionError("an old reader saw NULL");
                      }
                    }));

    assertThat(report.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.sqlState()).isNull();
              assertThat(failure.exception()).hasMessage("an old reader saw NULL");
            });
    assertThat(report.failedBySqlState()).isEqualTo(Map.of("none", 1L));
  }

  @Test
  void theRateIsKept() {
    long begin = System.nanoTime();
    Report report =
        runUntilServed(100, Workload.on(database, 2).with("insert", INSERT).atRate(100));

    // the first request is due at once: a hundred of them take 99 intervals
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(Duration.ofMillis(990));
    assertThat(report.served()).isLessThanOrEqualTo(100 + report.period().toMillis() / 10);
  }

  @Test
  void aStallIsSeenByEveryRequestThatWasDueInIt() throws SQLException {
    Writers writers = Workload.on(database, 1).with("insert", INSERT).atRate(100).start();
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      execute(connection, "LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
      execute(connection, "SELECT pg_sleep(1)");
      connection.commit();
    }
    writers.awaitServed(50);
    Report report = writers.stop().orFailures();

    assertThat(report.latency().max()).isGreaterThan(Duration.ofMillis(900));
    assertThat(report.latency().p50()).isGreaterThan(Duration.ofMillis(100));
  }

  @Test
  void aRetriedRequestCountsOnce() throws SQLException {
    AtomicInteger calls = new AtomicInteger();
    Report report =
        runUntilServed(
            5,
            Workload.on(database, 1)
                .retrying("22012")
                .with(
                    "sometimes",
                    (connection, random) -> {
                      execute(connection, "INSERT INTO t VALUES (1)");
                      if (calls.incrementAndGet() == 1) {
                        divideByZero(connection, random);
                      }
                    }));

    assertThat(report.retries()).isEqualTo(1);
    assertThat(report.failed()).isZero();
    assertThat(database.number("SELECT count(*) FROM t")).isEqualTo(report.served());
  }

  @Test
  void aLapCountsFromTheOneBefore() {
    Writers writers = Workload.on(database, 2).with("insert", INSERT).start();
    writers.awaitServed(10);
    Report before = writers.lap();
    writers.awaitServed(10);
    Report whole = writers.stop();
    Report after = writers.lap();

    assertThat(before.served()).isGreaterThanOrEqualTo(10);
    assertThat(before.served() + after.served()).isEqualTo(whole.served());
  }

  private static Report runUntilServed(long requests, Workload workload) {
    Writers writers = workload.start();
    writers.awaitServed(requests);
    return writers.stop();
  }

  private static void divideByZero(Connection connection, Object random) throws SQLException {
    execute(connection, "SELECT 1 / 0");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
