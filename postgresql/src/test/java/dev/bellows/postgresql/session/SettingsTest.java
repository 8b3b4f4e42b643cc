package dev.bellows.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Sessions.ErrorClass;
import dev.bellows.engine.spi.Sessions.Limits;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@ServerTest
class SettingsTest {

  private static final Limits LIMITS = new Limits(Duration.ofMillis(300), Duration.ofMillis(1500));

  private final PostgreSqlSessions sessions = new PostgreSqlSessions();

  @Test
  void whatExpressionsDependOnIsPinned(Database database) throws SQLException {
    database.execute(
        "CREATE SCHEMA \"My Shop\"",
        "ALTER DATABASE %s SET search_path = \"My Shop\", missing, public, pg_temp"
            .formatted(database.name()),
        "ALTER DATABASE %s SET DateStyle = 'German'".formatted(database.name()),
        "ALTER DATABASE %s SET default_transaction_isolation = 'serializable'"
            .formatted(database.name()));
    try (Connection connection = database.connect()) {
      sessions.prepare(connection);

      assertThat(show(connection, "search_path")).isEqualTo("\"My Shop\", public, pg_temp");
      assertThat(show(connection, "TimeZone")).isEqualTo("UTC");
      assertThat(show(connection, "DateStyle")).isEqualTo("ISO, MDY");
      assertThat(show(connection, "IntervalStyle")).isEqualTo("postgres");
      assertThat(show(connection, "row_security")).isEqualTo("off");
      assertThat(show(connection, "transaction_isolation")).isEqualTo("read committed");
      assertThat(show(connection, "application_name")).isEqualTo("bellows");
    }
  }

  @Test
  void whatIsPinnedInATransactionOutlivesIt(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      sessions.prepare(connection);
      connection.rollback();
      assertThat(show(connection, "TimeZone")).isEqualTo("UTC");
      connection.rollback();
    }
  }

  @Test
  void limitsEndWithTheTransaction(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      String before = show(connection, "lock_timeout") + show(connection, "statement_timeout");
      connection.setAutoCommit(false);
      sessions.limit(connection, LIMITS);
      assertThat(show(connection, "lock_timeout")).isEqualTo("300ms");
      assertThat(show(connection, "statement_timeout")).isEqualTo("1500ms");
      assertThat(show(connection, "idle_in_transaction_session_timeout")).isEqualTo("10s");
      if (database.server().version() >= 17) {
        assertThat(show(connection, "transaction_timeout")).isEqualTo("25s");
      }
      connection.commit();
      assertThat(show(connection, "lock_timeout") + show(connection, "statement_timeout"))
          .isEqualTo(before);
      connection.commit();
    }
  }

  @Test
  void withoutALimitForStatementsThereIsNoneForTheTransaction(Database database)
      throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      sessions.limit(connection, new Limits(Duration.ofMillis(300), Duration.ZERO));
      assertThat(show(connection, "statement_timeout")).isEqualTo("0");
      if (database.server().version() >= 17) {
        assertThat(show(connection, "transaction_timeout")).isEqualTo("0");
      }
      connection.commit();
    }
  }

  @Test
  void limitsOfTheSessionHoldUntilTheNext(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      sessions.limitSession(connection, LIMITS);
      assertThat(show(connection, "lock_timeout")).isEqualTo("300ms");
      sessions.limitSession(connection, new Limits(Duration.ofSeconds(2), Duration.ZERO));
      assertThat(show(connection, "lock_timeout")).isEqualTo("2s");
      assertThat(show(connection, "statement_timeout")).isEqualTo("0");
    }
  }

  @Test
  void aStatementThatTakesLongerIsEnded(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      sessions.limit(connection, new Limits(Duration.ofMillis(300), Duration.ofMillis(50)));
      assertThatThrownBy(() -> Sql.execute(connection, "SELECT pg_sleep(60)"))
          .isInstanceOfSatisfying(
              SQLException.class,
              error -> assertThat(sessions.classify(error)).isEqualTo(ErrorClass.TOO_LONG));
      connection.rollback();
    }
  }

  @Test
  void announcementAndLazyCommitEndWithTheTransaction(Database database) throws SQLException {
    database.execute("ALTER DATABASE %s SET synchronous_commit = on".formatted(database.name()));
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      sessions.announceSweep(connection);
      sessions.commitLazily(connection);
      assertThat(show(connection, "bellows.writer")).isEqualTo("backfill");
      assertThat(show(connection, "synchronous_commit")).isEqualTo("off");
      connection.commit();
      assertThat(show(connection, "bellows.writer")).isEmpty();
      assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
      connection.commit();
    }
  }

  @Test
  void aSweepWaitsForALockForLessThanTheTimeToADeadlock(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      sessions.limit(connection, LIMITS);
      sessions.announceSweep(connection);
      assertThat(show(connection, "lock_timeout")).isEqualTo("300ms");
      connection.rollback();
      Sql.execute(connection, "SET LOCAL deadlock_timeout = '90ms'");
      sessions.limit(connection, LIMITS);
      sessions.announceSweep(connection);
      assertThat(show(connection, "lock_timeout")).isEqualTo("30ms");
      sessions.limit(connection, new Limits(Duration.ZERO, Duration.ZERO));
      sessions.announceSweep(connection);
      assertThat(show(connection, "lock_timeout")).isEqualTo("30ms");
      connection.rollback();
    }
  }

  @Test
  void whatWasCommittedLazilyIsOnDiskAfterAFlush(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE t (i int)",
        "ALTER DATABASE %s SET synchronous_commit = off".formatted(database.name()));
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      sessions.commitLazily(connection);
      Sql.execute(connection, "INSERT INTO t SELECT generate_series(1, 1000)");
      connection.commit();
      connection.setAutoCommit(true);
      String written =
          Sql.one(connection, "SELECT pg_current_wal_insert_lsn()::text", row -> row.getString(1));

      sessions.flush(connection);

      assertThat(
              Sql.ask(
                  connection,
                  "SELECT pg_current_wal_flush_lsn() >= '%s'::pg_lsn".formatted(written)))
          .isTrue();
    }
  }

  private static String show(Connection connection, String setting) throws SQLException {
    return Sql.one(connection, "SHOW " + setting, row -> row.getString(1));
  }
}
