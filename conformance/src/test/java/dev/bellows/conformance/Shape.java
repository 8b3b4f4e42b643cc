package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import java.sql.SQLException;
import java.util.List;

/**
 * The schema of an application as the catalog shows it, a line for each thing, in order. A NOT NULL
 * has a name from version 18 on, which the server makes up; it is not compared.
 */
final class Shape {

  private static final String QUERY =
      """
      WITH mine AS (
        SELECT c.oid, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname NOT IN ('bellows', 'conformance', 'testkit_twin', 'pg_catalog', 'information_schema', 'pg_toast'))
      SELECT format('column %s.%I %s%s%s%s%s%s%s', relname, attname, format_type(atttypid, atttypmod),
          CASE WHEN attnotnull THEN ' NOT NULL' END,
          ' DEFAULT ' || pg_get_expr(adbin, adrelid),
          CASE WHEN attgenerated <> '' THEN ' GENERATED ' || attgenerated::text END,
          CASE WHEN attidentity <> '' THEN ' IDENTITY ' || attidentity::text END,
          (SELECT ' COLLATE ' || collname FROM pg_collation WHERE pg_collation.oid = attcollation AND collname <> 'default'),
          ' COMMENT ' || col_description(mine.oid, attnum))
      FROM mine JOIN pg_attribute ON attrelid = mine.oid
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE relkind IN ('r', 'v', 'm', 'p') AND attnum > 0 AND NOT attisdropped
      UNION ALL
      SELECT format('index %s%s%s%s', pg_get_indexdef(indexrelid), CASE WHEN indisprimary THEN ' PRIMARY' END,
          CASE WHEN NOT indisvalid THEN ' INVALID' END, ' COMMENT ' || obj_description(indexrelid, 'pg_class'))
      FROM mine JOIN pg_index ON indrelid = mine.oid
      UNION ALL
      SELECT format('constraint %s%s %s%s', relname, CASE WHEN contype <> 'n' THEN '.' || conname END, pg_get_constraintdef(pg_constraint.oid),
          CASE WHEN NOT convalidated THEN ' UNVALIDATED' END)
      FROM mine JOIN pg_constraint ON conrelid = mine.oid
      UNION ALL
      SELECT format('view %s %s', relname, pg_get_viewdef(oid)) FROM mine WHERE relkind IN ('v', 'm')
      UNION ALL
      SELECT format('trigger %s', pg_get_triggerdef(pg_trigger.oid))
      FROM mine JOIN pg_trigger ON tgrelid = mine.oid WHERE NOT tgisinternal
      ORDER BY 1
      """;

  private Shape() {}

  static List<String> of(Database database) throws SQLException {
    return database.column(QUERY).stream().map(String::valueOf).toList();
  }
}
