package dev.bellows.postgresql.sweep;

import dev.bellows.engine.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeps the planner, for the current transaction, from reading a whole table for one batch: it
 * would, on a table without statistics.
 */
final class PlannerSettings {

  private static final String PAGES =
      "SET LOCAL jit = off; SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0";
  private static final String KEYS =
      PAGES + "; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off";

  private PlannerSettings() {}

  static void walkPages(Connection connection) throws SQLException {
    Sql.execute(connection, PAGES);
  }

  static void walkKeys(Connection connection) throws SQLException {
    Sql.execute(connection, KEYS);
  }
}
