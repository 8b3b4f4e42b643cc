package dev.bellows.engine.journal;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Tables {@code usage} and {@code conflict}: what readers and writers used. */
public final class Usages {

  private static final int PRUNED_AT_ONCE = 20_000;

  /** All of them, so that the index on kind and time serves. */
  private static final String KINDS =
      Arrays.stream(Kind.values()).map(kind -> "'" + kind + "'").collect(Collectors.joining(", "));

  private final Database database;

  public Usages(Database database) {
    this.database = database;
  }

  /** The kinds of use that are counted. */
  public enum Kind {
    READ_OLD,
    READ_NEW,
    WRITE_OLD,
    WRITE_NEW,
    VIOLATION
  }

  /** How often something was used since a moment. */
  public long count(Connection connection, MigrationName migration, Kind kind, Instant since)
      throws SQLException {
    return Sql.one(
        connection,
        database.control(
            "SELECT coalesce(sum(count), 0) FROM $.usage WHERE migration = ? AND kind = ? AND at >= ?"),
        row -> row.getLong(1),
        migration.value(),
        kind.name(),
        Timestamp.from(since));
  }

  /** When clients first and last reported anything since a moment; null where none did. */
  public record Reports(
      long reports,
      @org.jspecify.annotations.Nullable Instant first,
      @org.jspecify.annotations.Nullable Instant last) {}

  /** The reports of clients since a moment: whether somebody counts at all. */
  public Reports reports(Connection connection, MigrationName migration, Instant since)
      throws SQLException {
    return Sql.one(
        connection,
        database.control(
            """
            SELECT count(*) AS reports, min(at) AS first, max(at) AS last FROM $.usage
             WHERE migration = ? AND source = 'client' AND at >= ?"""),
        row ->
            new Reports(
                row.getLong("reports"), Instants.of(row, "first"), Instants.of(row, "last")),
        migration.value(),
        Timestamp.from(since));
  }

  /**
   * Removes what was reported before a moment, at most {@value #PRUNED_AT_ONCE} rows of it.
   *
   * @return how many rows went
   */
  public int prune(Connection connection, MigrationName migration, Instant before)
      throws SQLException {
    return Sql.update(
        connection,
        database.control(
            """
            DELETE FROM $.usage WHERE id IN (
              SELECT id FROM $.usage WHERE migration = ? AND kind IN (%s) AND at < ? LIMIT %d)"""
                .formatted(KINDS, PRUNED_AT_ONCE)),
        migration.value(),
        Timestamp.from(before));
  }

  /** Writes of both sides that disagreed, since a moment. */
  public long conflicts(Connection connection, MigrationName migration, Instant since)
      throws SQLException {
    return Sql.one(
        connection,
        database.control("SELECT count(*) FROM $.conflict WHERE migration = ? AND at >= ?"),
        row -> row.getLong(1),
        migration.value(),
        Timestamp.from(since));
  }
}
