package dev.bellows.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Sessions.ErrorClass;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.FreePort;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerTest
class ErrorsTest {

  private final PostgreSqlSessions sessions = new PostgreSqlSessions();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 1 / 0 | DATA",
        "SELECT 'x'::int | DATA",
        "INSERT INTO parent VALUES (1), (1) | DATA",
        "INSERT INTO parent VALUES (NULL) | DATA",
        "SELECT (SELECT g FROM generate_series(1, 2) g) | DATA",
        "DO $$ BEGIN RAISE EXCEPTION 'no'; END $$ | DATA",
        "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'MINE1'; END $$ | DATA",
        "INSERT INTO words SELECT string_agg(md5(i::text), '') FROM generate_series(1, 500) i | DATA",
        "SELECT * FROM parent, missing | OTHER",
        "ALTER TABLE parent ADD COLUMN id int | OTHER",
        "SET LOCAL statement_timeout = 1; SELECT pg_sleep(10) | TOO_LONG",
        "SELECT pg_terminate_backend(pg_backend_pid()) | DISCONNECTED",
        "SET ROLE nobody; SELECT * FROM parent | PRIVILEGE"
      })
  void whatTheServerSaysIsUnderstood(String statement, ErrorClass meaning, Database database)
      throws SQLException {
    database.createRole("nobody");
    database.execute(
        "CREATE TABLE parent (id int PRIMARY KEY)", "CREATE TABLE words (word text PRIMARY KEY)");
    SQLException error =
        catchThrowableOfType(SQLException.class, () -> database.execute(statement));
    assertThat(sessions.classify(error)).as("%s", error.getMessage()).isEqualTo(meaning);
  }

  @Test
  void aLockThatIsNotToBeHadIsTriedAgain(Database database) throws SQLException {
    database.execute("CREATE TABLE t (i int)");
    try (Connection holder = database.connect();
        Connection ours = database.connect()) {
      holder.setAutoCommit(false);
      Sql.execute(holder, "LOCK TABLE t");
      Sql.execute(ours, "SET lock_timeout = 10");
      SQLException error =
          catchThrowableOfType(SQLException.class, () -> Sql.execute(ours, "SELECT * FROM t"));
      assertThat(sessions.classify(error)).isEqualTo(ErrorClass.RETRY);
      holder.rollback();
    }
  }

  @Test
  void whoCannotGetInIsToldWhy(Database database) throws SQLException {
    database.createRole("locked", "secret");
    assertThat(connecting(database.url(), "locked", "wrong")).isEqualTo(ErrorClass.CREDENTIALS);
    assertThat(connecting(database.server().url("missing"), database.superuser(), ""))
        .isEqualTo(ErrorClass.CREDENTIALS);
    String nobody = "jdbc:postgresql://localhost:%d/x".formatted(FreePort.find());
    assertThat(connecting(nobody, "x", "")).isEqualTo(ErrorClass.DISCONNECTED);
  }

  private ErrorClass connecting(String url, String user, String password) {
    return sessions.classify(
        catchThrowableOfType(
            SQLException.class, () -> DriverManager.getConnection(url, user, password).close()));
  }
}
