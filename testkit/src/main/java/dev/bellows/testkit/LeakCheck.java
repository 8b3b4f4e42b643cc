package dev.bellows.testkit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Says what a test left behind: sessions of Bellows, open and prepared transactions, invalid
 * indexes, and where the test expects it, everything {@link Remains} finds.
 */
final class LeakCheck {
  /** A session ends a moment after its client has closed it. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final String SESSIONS =
      """
      SELECT format('session %s of "%s" (%s, %s), last statement: %s', pid, usename, application_name,
        coalesce(state, 'no state'), left(query, 200))
      FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name ILIKE 'bellows%'
      UNION ALL
      SELECT format('open transaction of session %s of "%s" (%s, %s) since %s, last statement: %s', pid, usename,
        application_name, state, xact_start, left(query, 200))
      FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name NOT ILIKE 'bellows%'
        AND backend_type = 'client backend' AND xact_start IS NOT NULL
      ORDER BY 1
      """;

  private static final String LASTING =
      """
      SELECT format('prepared transaction "%s" of "%s"', gid, owner)
      FROM pg_prepared_xacts WHERE database = current_database()
      UNION ALL
      SELECT format('invalid index %s on %s', indexrelid::regclass, indrelid::regclass)
      FROM pg_index WHERE NOT (indisvalid AND indisready AND indislive)
      ORDER BY 1
      """;

  private final Database database;

  LeakCheck(Database database) {
    this.database = database;
  }

  /**
   * @throws AssertionError naming everything that was left behind
   */
  void check() throws SQLException {
    List<String> leaks = new ArrayList<>(settledSessions());
    leaks.addAll(describe(LASTING));
    if (database.isNoRemainsExpected()) {
      leaks.addAll(database.remains());
    }
    if (!leaks.isEmpty()) {
      throw new AssertionError(
          "The test left behind in %s:%n- %s".formatted(database, String.join("\n- ", leaks)));
    }
  }

  private List<String> settledSessions() throws SQLException {
    try {
      Awaitility.await().atMost(GRACE).until(() -> describe(SESSIONS).isEmpty());
      return List.of();
    } catch (ConditionTimeoutException stillThere) {
      return describe(SESSIONS);
    }
  }

  private List<String> describe(String query) throws SQLException {
    return database.column(query).stream().map(String::valueOf).toList();
  }
}
