package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.pgbouncer.PgBouncer;
import dev.bellows.testkit.pgbouncer.PoolMode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Applications behind PgBouncer live through a migration and get no setting of ours. */
@ServerTest(versions = ServerTest.Versions.NEWEST)
class PooledLifeTest {

  private static final int SESSIONS = 3;

  @ParameterizedTest
  @EnumSource
  void bothVersionsWorkBehindAPooler(PoolMode mode, Database database)
      throws IOException, SQLException {
    int sessions = mode == PoolMode.SESSION ? 4 * SESSIONS : SESSIONS;
    try (PgBouncer pool = PgBouncer.start(database, sessions, mode)) {
      Set<String> before = settings(pool);
      WholeLife.lead(database, Scenarios.splitName(), pool::pool);
      assertThat(settings(pool)).isEqualTo(before);
    }
  }

  /** Of all sessions that the pooler may hold, each kept busy by a transaction. */
  private static Set<String> settings(PgBouncer pool) throws SQLException {
    Set<String> settings = new TreeSet<>();
    List<Connection> clients = new ArrayList<>();
    try {
      for (int client = 0; client < SESSIONS; client++) {
        Connection connection = pool.connect();
        clients.add(connection);
        connection.setAutoCommit(false);
        settings.addAll(settings(connection));
      }
    } finally {
      for (Connection connection : clients) {
        connection.close();
      }
    }
    return settings;
  }

  /**
   * What was set by SET LOCAL once stays behind without a value, and a session has the settings of
   * PL/pgSQL once a trigger was fired in it.
   */
  private static List<String> settings(Connection connection) throws SQLException {
    List<String> settings = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet all = statement.executeQuery("SHOW ALL")) {
      while (all.next()) {
        if (!all.getString(2).isEmpty() && !all.getString(1).startsWith("plpgsql.")) {
          settings.add(all.getString(1) + " = " + all.getString(2));
        }
      }
    }
    return settings;
  }
}
