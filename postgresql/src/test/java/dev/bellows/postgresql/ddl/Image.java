package dev.bellows.postgresql.ddl;

import dev.bellows.testkit.Database;
import java.sql.SQLException;
import java.util.List;

/** What the catalog holds of a schema, as lines that can be compared. */
final class Image {

  private static final String LINES =
      """
      SELECT format('column %I.%I %s %s default %s comment %s collation %s', c.relname, a.attname,
          format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END,
          coalesce(pg_get_expr(d.adbin, d.adrelid), 'none'), coalesce(col_description(c.oid, a.attnum), 'none'),
          a.attcollation)
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.relnamespace = '"Shop 1"'::regnamespace AND c.relkind = 'r'
      UNION ALL
      SELECT format('index %s valid %s', pg_get_indexdef(i.indexrelid), i.indisvalid)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = '"Shop 1"'::regnamespace
      UNION ALL
      SELECT format('constraint %I on %s %s', conname, conrelid::regclass, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = '"Shop 1"'::regnamespace AND contype <> 'n'
      UNION ALL
      SELECT format('view %I %s owner %s options %s rights %s', c.relname, pg_get_viewdef(c.oid), relowner::regrole,
          reloptions, relacl)
      FROM pg_class c WHERE c.relnamespace = '"Shop 1"'::regnamespace AND c.relkind = 'v'
      UNION ALL
      SELECT format('trigger %I on %s %s %s', t.tgname, t.tgrelid::regclass, t.tgenabled, p.prosrc)
      FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal
      ORDER BY 1""";

  private Image() {}

  static List<String> of(Database database) throws SQLException {
    return database.column(LINES).stream().map(String::valueOf).toList();
  }
}
