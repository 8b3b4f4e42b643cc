package dev.bellows.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Sessions.Blocker;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class HorizonTest {

  private final PostgreSqlSessions sessions = new PostgreSqlSessions();

  @BeforeEach
  void makeATable(Database database) throws SQLException {
    database.execute("CREATE TABLE t (i int)", "INSERT INTO t VALUES (1)");
  }

  @Test
  void aSnapshotFromBeforeIsNamedUntilItGoes(Database database) throws SQLException {
    try (Connection old = repeatableRead(database);
        Connection ours = database.connect()) {
      Sql.execute(old, "SELECT * FROM t");
      database.execute("UPDATE t SET i = 2");
      String horizon = sessions.horizon(ours);

      List<Blocker> older = sessions.olderThan(ours, horizon);
      assertThat(older).extracting(Blocker::id).containsExactly(sessions.backend(old).id());
      assertThat(older.get(0).description()).contains("idle in transaction");
      old.rollback();

      assertThat(sessions.olderThan(ours, horizon)).isEmpty();
    }
  }

  @Test
  void aSnapshotFromAfterwardsIsNot(Database database) throws SQLException {
    try (Connection young = repeatableRead(database);
        Connection ours = database.connect()) {
      database.execute("UPDATE t SET i = 2");
      String horizon = sessions.horizon(ours);
      Sql.execute(young, "SELECT * FROM t");

      assertThat(sessions.olderThan(ours, horizon)).isEmpty();
      young.rollback();
    }
  }

  @Test
  void anOpenCursorAndAWriterAreNamed(Database database) throws SQLException {
    try (Connection reader = database.connect();
        Connection writer = database.connect();
        Connection ours = database.connect()) {
      reader.setAutoCommit(false);
      Sql.execute(reader, "DECLARE c CURSOR FOR SELECT * FROM t");
      writer.setAutoCommit(false);
      Sql.execute(writer, "INSERT INTO t VALUES (3)");
      database.execute("UPDATE t SET i = 2");

      assertThat(sessions.olderThan(ours, sessions.horizon(ours)))
          .extracting(Blocker::id)
          .containsExactlyInAnyOrder(sessions.backend(reader).id(), sessions.backend(writer).id());
      reader.rollback();
      writer.rollback();
    }
  }

  @Test
  void aWriterThatIsJustCommittingIsNot(Database database) throws Exception {
    try (Connection writer = database.connect();
        Connection ours = database.connect()) {
      database.execute(
          """
          CREATE FUNCTION commits_once_it_was_looked_at() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN
            WHILE NOT EXISTS (
              SELECT FROM pg_stat_activity
              WHERE pid = %d AND state = 'idle' AND query_start > clock_timestamp() - interval '10 s'
                AND (query LIKE '%%backend_xmin%%' OR query LIKE '%%pg_prepared_xacts%%'))
            LOOP
              PERFORM pg_stat_clear_snapshot();
              PERFORM pg_sleep(0.001);
            END LOOP;
            RETURN NULL;
          END $$"""
              .formatted(sessions.backend(ours).id()),
          "CREATE CONSTRAINT TRIGGER lingers AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION commits_once_it_was_looked_at()");
      writer.setAutoCommit(false);
      Sql.execute(writer, "INSERT INTO t VALUES (3)");
      database.execute("UPDATE t SET i = 2");
      String horizon = sessions.horizon(ours);
      CompletableFuture<Void> committed = CompletableFuture.runAsync(() -> commit(writer));

      assertThat(sessions.olderThan(ours, horizon)).isEmpty();
      committed.get(10, TimeUnit.SECONDS);
    }
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void insideATransactionEachLookIsFresh(Database database) throws SQLException {
    try (Connection old = repeatableRead(database);
        Connection ours = database.connect()) {
      Sql.execute(old, "SELECT * FROM t");
      database.execute("UPDATE t SET i = 2");
      ours.setAutoCommit(false);
      String horizon = sessions.horizon(ours);
      assertThat(sessions.olderThan(ours, horizon)).isNotEmpty();
      old.rollback();

      assertThat(sessions.olderThan(ours, horizon)).isEmpty();
      ours.rollback();
    }
  }

  @Test
  void aPreparedTransactionIsNamed(Database database) throws SQLException {
    try (Connection connection = database.connect();
        Connection ours = database.connect()) {
      connection.setAutoCommit(false);
      Sql.execute(connection, "INSERT INTO t VALUES (2)");
      Sql.execute(connection, "PREPARE TRANSACTION 'left'");
      database.execute("UPDATE t SET i = 2");

      assertThat(sessions.olderThan(ours, sessions.horizon(ours)))
          .singleElement()
          .extracting(Blocker::description)
          .asString()
          .contains("prepared transaction 'left'");
      database.execute("ROLLBACK PREPARED 'left'");
    }
  }

  @Test
  void oursAndThoseOfOtherDatabasesAreNot(Database database) throws SQLException {
    Database elsewhere = database.server().createDatabase();
    try (Connection own = database.connect();
        Connection foreign = repeatableRead(elsewhere);
        Connection ours = database.connect()) {
      sessions.prepare(own);
      own.setAutoCommit(false);
      own.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Sql.execute(own, "SELECT * FROM t");
      Sql.execute(foreign, "SELECT 1");
      database.execute("UPDATE t SET i = 2");

      assertThat(sessions.olderThan(ours, sessions.horizon(ours))).isEmpty();
      own.rollback();
      foreign.rollback();
    }
  }

  @Test
  void aRoleThatIsNotShownSnapshotsGoesByTransactions(Database database) throws SQLException {
    database.createRole("migrator");
    try (Connection old = repeatableRead(database);
        Connection young = repeatableRead(database);
        Connection ours = database.connectAs("migrator")) {
      Sql.execute(old, "SELECT * FROM t");
      database.execute("UPDATE t SET i = 2");
      String horizon = sessions.horizon(ours);
      Sql.execute(young, "SELECT * FROM t");

      List<Blocker> older = sessions.olderThan(ours, horizon);
      assertThat(older).extracting(Blocker::id).containsExactly(sessions.backend(old).id());
      assertThat(older.get(0).description())
          .contains("user postgres")
          .contains("pg_read_all_stats");
      old.rollback();
      Sql.execute(old, "SELECT * FROM t");

      assertThat(sessions.olderThan(ours, horizon)).isEmpty();
      old.rollback();
      young.rollback();
    }
  }

  private static Connection repeatableRead(Database database) throws SQLException {
    Connection connection = database.connect();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return connection;
  }
}
