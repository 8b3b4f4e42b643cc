package dev.bellows.postgresql.catalog;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Catalog.IndexUse;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads how often an index was scanned on this server; replicas count for themselves. A reset, a
 * start of the server and an index made anew each begin another count.
 */
final class IndexUseReader {
  private static final String QUERY =
      """
      SELECT s.idx_scan, format('%s reset %s, server started %s, index %s',
        current_database(), coalesce(d.stats_reset::text, 'never'), pg_postmaster_start_time(), s.indexrelid)
      FROM pg_stat_user_indexes s, pg_stat_database d
      WHERE s.relid = ? AND s.indexrelname = ? AND d.datname = current_database()
      """;

  private IndexUseReader() {}

  /** Inside a trial. */
  static IndexUse read(Connection connection, Relation table, String index) throws SQLException {
    return Query.first(
            connection,
            QUERY,
            row -> new IndexUse(row.getLong(1), row.getString(2)),
            table.oid(),
            index)
        .orElseThrow(() -> unknown(table.name(), index));
  }

  private static BellowsException unknown(TableName table, String index) {
    return BellowsException.userError(
        "index.unknown",
        "Table %s has no index '%s'. Names are case-exact. Nothing was changed."
            .formatted(table, index));
  }
}
