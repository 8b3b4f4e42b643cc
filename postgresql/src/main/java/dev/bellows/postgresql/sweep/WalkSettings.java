package dev.bellows.postgresql.sweep;

import dev.bellows.engine.database.Sql;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.PinnedPath;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Settings of the current transaction: the path in which the sync's functions resolve the same
 * expressions, and a planner that does not read a whole table for one batch, as it would on a table
 * without statistics.
 */
final class WalkSettings {

  private static final String PAGES =
      "SET LOCAL jit = off; SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0";
  private static final String KEYS =
      PAGES + "; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off";

  private WalkSettings() {}

  static void pages(Connection connection, TableName table) throws SQLException {
    Sql.execute(connection, PAGES + path(table));
  }

  static void keys(Connection connection, TableName table) throws SQLException {
    Sql.execute(connection, KEYS + path(table));
  }

  private static String path(TableName table) {
    return "; SET LOCAL search_path = " + PinnedPath.of(table);
  }
}
