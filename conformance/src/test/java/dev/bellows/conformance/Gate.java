package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Holds sessions of Bellows, and nobody else's, in the middle of a statement: wherever {@code
 * gate(text)} is evaluated while the gate is shut. Not by a lock that they would wait for, so that
 * no lock timeout ends it.
 */
final class Gate implements AutoCloseable {

  private static final int KEY = 4711;

  private final Database database;
  private final Connection keeper;

  private Gate(Database database, Connection keeper) {
    this.database = database;
    this.keeper = keeper;
  }

  /** Makes the function, which gives back what it is given; nothing is held yet. */
  static void build(Database database) throws SQLException {
    database.execute(
        """
        CREATE FUNCTION public.gate(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN
          IF current_setting('application_name') = 'bellows' THEN
            WHILE NOT pg_try_advisory_lock_shared(%1$d) LOOP
              PERFORM pg_sleep(0.01);
            END LOOP;
            PERFORM pg_advisory_unlock_shared(%1$d);
          END IF;
          RETURN value;
        END $$
        """
            .formatted(KEY));
  }

  /** Has every change of a row of a table pass the gate where the condition over it holds. */
  static void guard(Database database, String table, String condition) throws SQLException {
    database.execute(
        """
        CREATE FUNCTION public.pass_gate() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM public.gate('');
          RETURN NEW;
        END $$
        """,
        """
        CREATE TRIGGER guard BEFORE UPDATE ON %s FOR EACH ROW WHEN (%s)
          EXECUTE FUNCTION public.pass_gate()
        """
            .formatted(table, condition));
  }

  /** Shuts it until it is opened. */
  static Gate shut(Database database) throws SQLException {
    Connection keeper = database.connect();
    Gate gate = new Gate(database, keeper);
    gate.execute("SELECT pg_advisory_lock(%d)".formatted(KEY));
    return gate;
  }

  /** Waits until a session of Bellows stands before it. */
  void awaitHeld() {
    Awaitility.await("somebody at the gate")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                database.number(
                        """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND application_name = 'bellows' AND wait_event = 'PgSleep'
                        """)
                    > 0);
  }

  void open() throws SQLException {
    execute("SELECT pg_advisory_unlock_all()");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = keeper.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    keeper.close();
  }
}
