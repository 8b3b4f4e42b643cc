package dev.bellows.postgresql.sweep;

import dev.bellows.engine.database.Sql;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The rows after one key up to and including another, which is looked up before anything is done
 * with them: so the planner cannot choose another way to them.
 *
 * @param rows how many they are
 * @param finished whether the greatest key of the extent is among them or before them
 */
record KeyChunk(@Nullable KeyText after, KeyText upTo, long rows, boolean finished) {

  /** The next {@code size} rows; {@code greatest} is where the walk ends. */
  static KeyChunk find(
      Connection connection, TableName table, KeyColumns key, Start start, int size)
      throws SQLException {
    String sql =
        """
        SELECT %s, "bellows place" FROM (
          SELECT %s, row_number() OVER (ORDER BY %s) AS "bellows place" FROM ONLY %s WHERE %s ORDER BY %s LIMIT %d
        ) AS next ORDER BY "bellows place" DESC LIMIT 1"""
            .formatted(
                key.texts(),
                key.list(),
                key.list(),
                Names.table(table),
                bounds(key, start.after(), start.greatest()),
                key.list(),
                size);
    return Sql.first(connection, sql, row -> chunk(row, key, start, size))
        .orElse(new KeyChunk(start.after(), start.greatest(), 0, true));
  }

  /** Where a chunk begins, and where all of them end. */
  record Start(@Nullable KeyText after, KeyText greatest) {}

  private static KeyChunk chunk(ResultSet row, KeyColumns key, Start start, int size)
      throws SQLException {
    long rows = row.getLong(key.names().size() + 1);
    return new KeyChunk(start.after(), key.read(row), rows, rows < size);
  }

  RowRange range(KeyColumns key) {
    return new RowRange(bounds(key, after, upTo), null);
  }

  private static String bounds(KeyColumns key, @Nullable KeyText after, KeyText upTo) {
    return after == null ? key.upTo(upTo) : key.after(after) + " AND " + key.upTo(upTo);
  }
}
