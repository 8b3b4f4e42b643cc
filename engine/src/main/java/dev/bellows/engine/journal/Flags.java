package dev.bellows.engine.journal;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tables {@code flag} and {@code client}: what readers shall read, and who has taken it over. */
public final class Flags {

  private final Database database;

  public Flags(Database database) {
    this.database = database;
  }

  /**
   * What readers shall read.
   *
   * @param percent of the requests that read the new side; 0 when {@code reads} is OLD
   * @param version grows with every change
   */
  public record Flag(Side reads, int percent, long version) {

    /** What holds before there is a flag. */
    public static final Flag OLD = new Flag(Side.OLD, 0, 0);
  }

  public Optional<Flag> find(Connection connection, MigrationName migration) throws SQLException {
    return Sql.first(
        connection,
        database.control("SELECT reads, percent, version FROM $.flag WHERE migration = ?"),
        row -> new Flag(Side.valueOf(row.getString(1)), row.getInt(2), row.getLong(3)),
        migration.value());
  }

  /** Whether the flag was set after a moment. */
  public boolean setSince(Connection connection, MigrationName migration, Instant moment)
      throws SQLException {
    return Sql.one(
            connection,
            database.control("SELECT count(*) FROM $.flag WHERE migration = ? AND changed_at > ?"),
            row -> row.getLong(1),
            migration.value(),
            Timestamp.from(moment))
        > 0;
  }

  /** Sets the flag; a flag that says the same already keeps its version. */
  public Flag set(Connection connection, MigrationName migration, Side reads, int percent)
      throws SQLException {
    Flag before = find(connection, migration).orElse(null);
    if (before != null && before.reads() == reads && before.percent() == percent) {
      return before;
    }
    if (before == null) {
      Sql.update(
          connection,
          database.control(
              "INSERT INTO $.flag (migration, reads, percent, version) VALUES (?, ?, ?, 1)"),
          migration.value(),
          reads.name(),
          percent);
      return new Flag(reads, percent, 1);
    }
    Sql.update(
        connection,
        database.control(
            """
            UPDATE $.flag SET reads = ?, percent = ?, version = version + 1, changed_at = CURRENT_TIMESTAMP
             WHERE migration = ?"""),
        reads.name(),
        percent,
        migration.value());
    return new Flag(reads, percent, before.version() + 1);
  }

  /** Live clients that have not taken over this version of the flag yet. */
  public List<String> behind(
      Connection connection, MigrationName migration, long version, Duration live)
      throws SQLException {
    return Sql.list(
        connection,
        database.control(
            """
            SELECT instance FROM $.client
             WHERE migration = ? AND flag_version < ? AND seen_at > CURRENT_TIMESTAMP - (? * INTERVAL '1' SECOND)
             ORDER BY instance"""),
        row -> row.getString(1),
        migration.value(),
        version,
        live.toSeconds());
  }
}
