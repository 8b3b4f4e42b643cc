package dev.bellows.client;

import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** The SQL of the contract between Bellows and applications, version 1. */
final class ControlViews {
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);

  private final MigrationName migration;
  private final String instance;
  private final String schema;

  ControlViews(ClientSettings settings) {
    this.migration = settings.migration();
    this.instance = settings.instance();
    this.schema = '"' + settings.controlSchema().replace("\"", "\"\"") + '"';
  }

  /** The flag as it stands, or {@link Flag#absent} where the migration has none. */
  Flag flag(Connection connection) throws SQLException {
    try (PreparedStatement query =
        prepare(
            connection,
            "SELECT reads, percent, version FROM %s.client_v1_flag WHERE migration = ?")) {
      query.setString(1, migration.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? new Flag(migration, Side.valueOf(row.getString(1)), row.getInt(2), row.getLong(3))
            : Flag.absent(migration);
      }
    }
  }

  /** Says that this instance is alive and that no request of it goes by an older version. */
  void acknowledge(Connection connection, long version) throws SQLException {
    try (PreparedStatement upsert =
        prepare(
            connection,
            """
            INSERT INTO %s.client_v1_client AS client (migration, instance, flag_version, seen_at)
            VALUES (?, ?, ?, clock_timestamp())
            ON CONFLICT (migration, instance)
            DO UPDATE SET flag_version = excluded.flag_version, seen_at = excluded.seen_at
            """)) {
      upsert.setString(1, migration.value());
      upsert.setString(2, instance);
      upsert.setLong(3, version);
      upsert.executeUpdate();
    }
  }

  /** Appends how often this instance did what {@code kind} says. */
  void report(Connection connection, UsageKind kind, long count) throws SQLException {
    try (PreparedStatement insert =
        prepare(
            connection,
            """
            INSERT INTO %s.client_v1_usage (migration, source, instance, kind, count)
            VALUES (?, 'client', ?, ?, ?)
            """)) {
      insert.setString(1, migration.value());
      insert.setString(2, instance);
      insert.setString(3, kind.name());
      insert.setLong(4, count);
      insert.executeUpdate();
    }
  }

  /** Says that this instance has ended, so that nobody waits for it. */
  void signOff(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        prepare(
            connection, "DELETE FROM %s.client_v1_client WHERE migration = ? AND instance = ?")) {
      delete.setString(1, migration.value());
      delete.setString(2, instance);
      delete.executeUpdate();
    }
  }

  private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.formatted(schema));
    statement.setQueryTimeout((int) STATEMENT_TIMEOUT.toSeconds());
    return statement;
  }
}
