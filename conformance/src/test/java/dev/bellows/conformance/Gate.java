package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.process.ChildProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Holds sessions of Bellows, and nobody else's, in the middle of a statement: wherever {@code
 * gate(statement, value)} is evaluated in a statement that begins so, while that gate is shut. Not
 * by a lock that they would wait for, so that no lock timeout ends it.
 */
final class Gate implements AutoCloseable {

  /** The gate of every statement. */
  static final String ANY = "";

  private final Database database;
  private final Connection keeper;

  private Gate(Database database, Connection keeper) {
    this.database = database;
    this.keeper = keeper;
  }

  /** Makes the function, which gives back its value; nothing is held yet. */
  static void build(Database database) throws SQLException {
    database.execute(
        """
        CREATE FUNCTION public.gate(statement text, value text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN
          IF current_setting('application_name') = 'bellows' AND starts_with(ltrim(current_query(), E' \\n'), statement) THEN
            WHILE NOT pg_try_advisory_lock_shared(hashtext(statement)) LOOP
              PERFORM pg_sleep(0.01);
            END LOOP;
            PERFORM pg_advisory_unlock_shared(hashtext(statement));
          END IF;
          RETURN value;
        END $$
        """);
  }

  /** Has every update of a row pass the gate of every statement, where the condition holds. */
  static void guard(Database database, String table, String condition) throws SQLException {
    database.execute(
        """
        CREATE FUNCTION public.pass_gate() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM public.gate('', '');
          RETURN NEW;
        END $$
        """,
        """
        CREATE TRIGGER guard BEFORE UPDATE ON %s FOR EACH ROW WHEN (%s)
          EXECUTE FUNCTION public.pass_gate()
        """
            .formatted(table, condition));
  }

  /** Shuts the gate of a statement until it is opened. */
  static Gate shut(Database database, String statement) throws SQLException {
    Connection keeper = database.connect();
    Gate gate = new Gate(database, keeper);
    gate.execute("SELECT pg_advisory_lock(hashtext('%s'))".formatted(statement));
    return gate;
  }

  /**
   * Waits until a session of Bellows stands before it.
   *
   * @throws AssertionError when the process ends that should come to it
   */
  void awaitHeld(ChildProcess process) {
    Awaitility.await("somebody at the gate")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> isHolding() || !process.isAlive());
    assertThat(process.isAlive()).as("%s", process).isTrue();
  }

  private boolean isHolding() throws SQLException {
    return database.number(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'bellows' AND wait_event = 'PgSleep'
            """)
        > 0;
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
