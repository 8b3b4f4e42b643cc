package dev.bellows.postgresql.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads the columns that name a row. */
final class KeyReader {
  private static final String COLUMNS =
      """
      SELECT ARRAY(
        SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
          JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
        WHERE k.place <= i.indnkeyatts ORDER BY k.place)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = ? AND\
      """;

  private static final String KEY =
      COLUMNS
          + """
             i.indisunique AND i.indisvalid AND NOT i.indisexclusion AND i.indpred IS NULL AND i.indexprs IS NULL
            AND (i.indisprimary OR i.indimmediate)
            AND NOT EXISTS (
              SELECT FROM pg_attribute a
              WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) AND NOT a.attnotnull)
          ORDER BY i.indisprimary DESC, i.indnkeyatts, c.relname
          LIMIT 1
          """;

  private static final String REPLICA_IDENTITY =
      """
      SELECT CASE t.relreplident
        WHEN 'f' THEN ARRAY(
          SELECT a.attname::text FROM pg_attribute a
          WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)
        WHEN 'n' THEN '{}'
        ELSE coalesce((
          SELECT array_agg(a.attname::text ORDER BY a.attnum)
          FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
          WHERE i.indrelid = t.oid AND CASE t.relreplident WHEN 'i' THEN i.indisreplident ELSE i.indisprimary END), '{}')
        END
      FROM pg_class t WHERE t.oid = ?
      """;

  private KeyReader() {}

  /** The primary key's columns, else those of the shortest unique key over NOT NULL columns. */
  static List<String> key(Connection connection, long table) throws SQLException {
    return Query.first(connection, KEY, row -> Query.texts(row, 1), table).orElse(List.of());
  }

  static List<String> replicaIdentity(Connection connection, long table) throws SQLException {
    return Query.one(connection, REPLICA_IDENTITY, row -> Query.texts(row, 1), table);
  }
}
