package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Table.Size;
import dev.bellows.postgresql.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how large a table is. */
final class SizeReader {
  private static final Pattern PLANNED_ROWS = Pattern.compile("\\(cost=\\S+ rows=(\\d+) width");

  private static final String QUERY =
      """
      SELECT CASE WHEN size.heap = 0 THEN 0
          WHEN c.reltuples >= 0 AND c.relpages > 0
            THEN round(c.reltuples::numeric / c.relpages * (size.heap / current_setting('block_size')::int)) END,
        size.heap, pg_indexes_size(c.oid)
      FROM pg_class c, pg_relation_size(c.oid) AS size(heap) WHERE c.oid = ?
      """;

  private SizeReader() {}

  static Size read(Connection connection, Relation table) throws SQLException {
    Size size =
        Query.one(
            connection,
            QUERY,
            row ->
                new Size(
                    row.getString(1) == null ? -1 : row.getLong(1), row.getLong(2), row.getLong(3)),
            table.oid());
    return size.rows() >= 0
        ? size
        : new Size(planned(connection, table), size.heapBytes(), size.indexBytes());
  }

  /** What the planner takes for a table that was never analysed. */
  private static long planned(Connection connection, Relation table) throws SQLException {
    String plan =
        Query.one(
            connection,
            "EXPLAIN SELECT FROM ONLY " + Names.table(table.name()),
            row -> row.getString(1));
    Matcher rows = PLANNED_ROWS.matcher(plan);
    return rows.find() ? Long.parseLong(rows.group(1)) : 0;
  }
}
