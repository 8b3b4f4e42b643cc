package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Index;
import dev.bellows.postgresql.sql.IndexText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads a table's indexes. */
final class IndexReader {
  private static final String QUERY =
      """
      SELECT c.relname, %s,
        format('CREATE %%sINDEX %%I ON ', CASE WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END, c.relname),
        format('%%I.%%I USING ', n.nspname, t.relname), format('pg_temp.%%I USING ', t.relname),
        i.indisunique, i.indisvalid AND i.indisready AND i.indislive, con.conname,
        ARRAY(
          SELECT a.attname::text FROM pg_attribute a
          WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            AND (a.attnum = ANY (i.indkey)
              OR concat(i.indexprs::text, i.indpred::text) ~ ' :varattno 0 '
              OR EXISTS (
                SELECT FROM pg_depend d
                WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid AND d.refobjsubid = a.attnum
                  AND ((d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid)
                    OR (d.classid = 'pg_constraint'::regclass AND d.objid = con.oid))))
          ORDER BY array_position(i.indkey::int2[], a.attnum), a.attnum)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
        LEFT JOIN pg_constraint con
          ON con.conindid = i.indexrelid AND con.conrelid = i.indrelid AND con.contype IN ('p', 'u', 'x')
      WHERE i.indrelid = ?
      ORDER BY c.relname
      """
          .formatted(IndexText.DEFINITION);

  private IndexReader() {}

  static List<Index> read(Connection connection, long table) throws SQLException {
    return Query.list(connection, QUERY, IndexReader::row, table);
  }

  private static Index row(ResultSet row) throws SQLException {
    return new Index(
        row.getString(1),
        tail(row.getString(2), row.getString(3), List.of(row.getString(4), row.getString(5))),
        row.getBoolean(6),
        row.getBoolean(7),
        Query.texts(row, 9),
        row.getString(8));
  }

  /** From 15 on the server calls a temporary schema pg_temp. */
  private static String tail(String definition, String create, List<String> tables) {
    return tables.stream()
        .map(table -> create + table)
        .filter(definition::startsWith)
        .map(prefix -> definition.substring(prefix.length()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "An index definition that does not begin with '%s': %s"
                        .formatted(create, definition)));
  }
}
