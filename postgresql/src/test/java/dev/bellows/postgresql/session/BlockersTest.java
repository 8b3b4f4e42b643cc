package dev.bellows.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Sessions.Backend;
import dev.bellows.engine.spi.Sessions.Blocker;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class BlockersTest {

  private final PostgreSqlSessions sessions = new PostgreSqlSessions();

  @BeforeEach
  void makeATable(Database database) throws SQLException {
    database.execute("CREATE TABLE t (i int)", "INSERT INTO t VALUES (1)");
  }

  @Test
  void whoeverDoesNotWaitHasNone(Database database) throws SQLException {
    try (Connection ours = database.connect();
        Connection other = database.connect()) {
      assertThat(sessions.blockers(ours, sessions.backend(other))).isEmpty();
    }
  }

  @Test
  void aTransactionThatLiesIdleIsDescribed(Database database) throws SQLException {
    database.createRole("app");
    database.execute("GRANT ALL ON t TO app");
    try (Connection idle = database.connectAs("app")) {
      idle.setAutoCommit(false);
      Sql.execute(idle, "UPDATE t SET i = 2\n  WHERE i = 1");

      Blocker blocker = whoBlocks(database, "ALTER TABLE t ADD COLUMN j int", idle);

      assertThat(blocker.id()).isEqualTo(sessions.backend(idle).id());
      assertThat(blocker.description())
          .matches(
              "pid \\d+, user app, application 'testkit', from [0-9.:]+, idle in transaction for \\d+ s,"
                  + " last statement: UPDATE t SET i = 2 WHERE i = 1");
    }
  }

  @Test
  void aPreparedTransactionIsDescribedWithWhatEndsIt(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      Sql.execute(connection, "UPDATE t SET i = 2");
      Sql.execute(connection, "PREPARE TRANSACTION 'it''s left'");
    }
    for (String waiting :
        List.of(
            "UPDATE t SET i = 3",
            "ALTER TABLE t ADD COLUMN j int",
            "CREATE INDEX CONCURRENTLY x ON t (i)")) {
      assertThat(whoBlocks(database, waiting, null).description())
          .contains("prepared transaction 'it''s left' of user postgres, prepared ")
          .contains("ROLLBACK PREPARED 'it''s left' ends it");
    }
    database.execute("ROLLBACK PREPARED 'it''s left'", "DROP INDEX x");
  }

  @Test
  void anIndexBuildNamesTheOldTransactionItWaitsFor(Database database) throws SQLException {
    try (Connection old = database.connect()) {
      old.setAutoCommit(false);
      old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Sql.execute(old, "SELECT * FROM t");
      Blocker blocker = whoBlocks(database, "CREATE INDEX CONCURRENTLY x ON t (i)", old);
      assertThat(blocker.description()).contains("idle in transaction for");
    }
    database.execute("DROP INDEX x");
  }

  @Test
  void oneThatIsItselfInTheQueueIsSaidToBe(Database database) throws SQLException {
    try (Connection holder = database.connect();
        Connection queued = database.connect();
        Connection last = database.connect();
        Connection ours = database.connect()) {
      holder.setAutoCommit(false);
      Sql.execute(holder, "SELECT * FROM t");
      Backend first = sessions.backend(queued);
      Backend second = sessions.backend(last);
      CompletableFuture<Void> ddl = inBackground(queued, "ALTER TABLE t ADD COLUMN j int");
      await().until(() -> !sessions.blockers(ours, first).isEmpty());
      CompletableFuture<Void> read = inBackground(last, "SELECT * FROM t");
      await().until(() -> !sessions.blockers(ours, second).isEmpty());

      assertThat(sessions.blockers(ours, second))
          .singleElement()
          .extracting(Blocker::description)
          .asString()
          .contains("pid " + first.id())
          .contains("itself waiting for a lock for")
          .contains("statement: ALTER TABLE t ADD COLUMN j int");
      holder.rollback();
      CompletableFuture.allOf(ddl, read).join();
    }
  }

  @Test
  void whatIsNotShownIsSaid(Database database) throws SQLException {
    database.createRole("app");
    database.createRole("migrator");
    database.execute("GRANT ALL ON t TO app", "ALTER TABLE t OWNER TO migrator");
    try (Connection idle = database.connectAs("app");
        Connection waiting = database.connectAs("migrator");
        Connection ours = database.connectAs("migrator")) {
      idle.setAutoCommit(false);
      Sql.execute(idle, "UPDATE t SET i = 2");
      Backend backend = sessions.backend(waiting);
      CompletableFuture<Void> work = inBackground(waiting, "ALTER TABLE t ADD COLUMN j int");
      await().until(() -> !sessions.blockers(ours, backend).isEmpty());
      assertThat(sessions.blockers(ours, backend).get(0).description())
          .contains("user app")
          .contains("pg_read_all_stats");
      idle.rollback();
      work.join();
    }
  }

  /** Runs a statement that must wait, sees for whom, and ends that one's transaction. */
  private Blocker whoBlocks(Database database, String statement, @Nullable Connection holder)
      throws SQLException {
    try (Connection waiting = database.connect();
        Connection ours = database.connect()) {
      Backend backend = sessions.backend(waiting);
      CompletableFuture<Void> work = inBackground(waiting, statement);
      await().until(() -> !sessions.blockers(ours, backend).isEmpty());
      Blocker blocker = sessions.blockers(ours, backend).get(0);
      if (holder == null) {
        sessions.terminate(ours, backend);
        work.exceptionally(ended -> null).join();
      } else {
        holder.rollback();
        work.join();
      }
      return blocker;
    }
  }

  private static CompletableFuture<Void> inBackground(Connection connection, String statement) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            Sql.execute(connection, statement);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
