package dev.bellows.postgresql.session;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Sessions.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of our sessions. */
final class Settings {

  /** How our sessions are called. */
  static final String APPLICATION = "bellows";

  /** A transaction of ours that lies idle so long has lost its runner: its locks must go. */
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(10);

  /** How many statements of full length a transaction may take, where the server can limit it. */
  private static final int STATEMENTS = 10;

  private static final int TRANSACTION_TIMEOUT_SINCE = 17;

  /** What the session's own path finds, by schemas that do not depend on who looks. */
  private static final String PATH =
      """
      array_to_string(ARRAY(
        SELECT quote_ident(schema) FROM unnest(current_schemas(false)) WITH ORDINALITY AS path(schema, place)
        WHERE schema NOT LIKE 'pg\\_temp%' ORDER BY place) || ARRAY['pg_temp'], ', ')""";

  /** The limit in force, at most a third of deadlock_timeout; whole milliseconds, never 0. */
  private static final String SHORTER_THAN_A_DEADLOCK =
      """
      greatest(1, trunc(1000 * least(nullif(extract(epoch FROM current_setting('lock_timeout')::interval), 0),
        extract(epoch FROM current_setting('deadlock_timeout')::interval) / 3)))::int::text""";

  private Settings() {}

  /** Pins what expressions depend on, and what could end or delay our work, for the session. */
  static void pin(Connection connection) throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("application_name", "'" + APPLICATION + "'");
    settings.put("TimeZone", "'UTC'");
    settings.put("DateStyle", "'ISO, MDY'");
    settings.put("IntervalStyle", "'postgres'");
    settings.put("search_path", PATH);
    settings.put("row_security", "'off'");
    settings.put("default_transaction_isolation", "'read committed'");
    settings.put("idle_in_transaction_session_timeout", milliseconds(IDLE_IN_TRANSACTION));
    settings.put("idle_session_timeout", "'0'");
    settings.put("statement_timeout", "'0'");
    settings.put("lock_timeout", milliseconds(IDLE_IN_TRANSACTION));
    set(connection, settings, "false");
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  static void limit(Connection connection, Limits limits) throws SQLException {
    Map<String, String> settings = timeouts(limits);
    settings.put("idle_in_transaction_session_timeout", milliseconds(IDLE_IN_TRANSACTION));
    if (connection.getMetaData().getDatabaseMajorVersion() >= TRANSACTION_TIMEOUT_SINCE) {
      settings.put("transaction_timeout", milliseconds(transaction(limits)));
    }
    set(connection, settings, "true");
  }

  static void limitSession(Connection connection, Limits limits) throws SQLException {
    set(connection, timeouts(limits), "false");
  }

  /** A sweep gives way to everybody: it ends its wait before the server looks for a deadlock. */
  static void announceSweep(Connection connection) throws SQLException {
    set(
        connection,
        Map.of("bellows.writer", "'backfill'", "lock_timeout", SHORTER_THAN_A_DEADLOCK),
        "true");
  }

  private static Duration transaction(Limits limits) {
    return limits.statementTimeout().isZero()
        ? Duration.ZERO
        : limits.statementTimeout().multipliedBy(STATEMENTS).plus(IDLE_IN_TRANSACTION);
  }

  private static Map<String, String> timeouts(Limits limits) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("lock_timeout", milliseconds(limits.lockTimeout()));
    settings.put("statement_timeout", milliseconds(limits.statementTimeout()));
    return settings;
  }

  private static String milliseconds(Duration duration) {
    return "'" + duration.toMillis() + "'";
  }

  private static void set(Connection connection, Map<String, String> settings, String local)
      throws SQLException {
    Sql.execute(
        connection,
        settings.entrySet().stream()
            .map(it -> "set_config('%s', %s, %s)".formatted(it.getKey(), it.getValue(), local))
            .collect(Collectors.joining(", ", "SELECT ", "")));
  }
}
