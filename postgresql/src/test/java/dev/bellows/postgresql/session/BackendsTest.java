package dev.bellows.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Sessions.Backend;
import dev.bellows.engine.spi.Sessions.ErrorClass;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@ServerTest
class BackendsTest {

  private final PostgreSqlSessions sessions = new PostgreSqlSessions();

  @Test
  void aTerminatedBackendIsGoneWithItsTransaction(Database database) throws SQLException {
    database.execute("CREATE TABLE t (i int)");
    try (Connection other = database.connect();
        Connection ours = database.connect()) {
      Backend backend = sessions.backend(other);
      other.setAutoCommit(false);
      Sql.execute(other, "LOCK TABLE t");
      assertThat(sessions.alive(ours, backend)).isTrue();

      sessions.terminate(ours, backend);

      assertThat(sessions.alive(ours, backend)).isFalse();
      Sql.execute(ours, "ALTER TABLE t ADD COLUMN j int");
      assertThatThrownBy(() -> Sql.execute(other, "SELECT 1"))
          .isInstanceOfSatisfying(
              SQLException.class,
              error -> assertThat(sessions.classify(error)).isEqualTo(ErrorClass.DISCONNECTED));
    }
  }

  @Test
  void oneThatIsGoneIsTerminatedWithoutAWord(Database database) throws SQLException {
    try (Connection ours = database.connect()) {
      Backend backend;
      try (Connection other = database.connect()) {
        backend = sessions.backend(other);
      }
      sessions.terminate(ours, backend);
      assertThat(sessions.alive(ours, backend)).isFalse();
    }
  }

  @Test
  void anotherBackendOfTheSameIdIsNotTheSame(Database database) throws SQLException {
    try (Connection other = database.connect();
        Connection ours = database.connect()) {
      Backend earlier = new Backend(sessions.backend(other).id(), "1.000000");
      assertThat(sessions.alive(ours, earlier)).isFalse();

      sessions.terminate(ours, earlier);

      assertThat(sessions.alive(ours, sessions.backend(other))).isTrue();
    }
  }

  @Test
  void itsStartIsTheSameUnderAnySettings(Database database) throws SQLException {
    try (Connection other = database.connect()) {
      Backend before = sessions.backend(other);
      sessions.prepare(other);
      assertThat(sessions.backend(other)).isEqualTo(before);
    }
  }

  @Test
  void oneOfAnotherRoleCountsAsAliveWhereItsStartIsNotShown(Database database) throws SQLException {
    database.createRole("first");
    database.createRole("second");
    try (Connection first = database.connectAs("first");
        Connection second = database.connectAs("second")) {
      sessions.prepare(first);
      Backend backend = sessions.backend(first);

      assertThat(sessions.alive(second, backend)).isTrue();
      assertThatThrownBy(() -> sessions.terminate(second, backend))
          .isInstanceOfSatisfying(
              SQLException.class,
              error -> assertThat(sessions.classify(error)).isEqualTo(ErrorClass.PRIVILEGE));
    }
  }
}
