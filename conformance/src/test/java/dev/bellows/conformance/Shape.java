package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import java.sql.SQLException;
import java.util.List;

/**
 * The schema of an application as the catalog shows it, a line for each thing, in order: all but
 * the order of columns, and object numbers.
 */
final class Shape {

  private static final String QUERY =
      """
      WITH mine AS (
        SELECT c.oid, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname NOT IN ('bellows', 'conformance', 'testkit_twin', 'pg_catalog', 'information_schema', 'pg_toast'))
      SELECT format('column %s.%I %s%s%s%s%s%s%s%s', relname, attname, format_type(atttypid, atttypmod),
          CASE WHEN attnotnull THEN ' NOT NULL' END,
          ' DEFAULT ' || pg_get_expr(adbin, adrelid),
          CASE WHEN attgenerated <> '' THEN ' GENERATED ' || attgenerated::text END,
          CASE WHEN attidentity <> '' THEN ' IDENTITY ' || attidentity::text END,
          (SELECT ' COLLATE ' || collname FROM pg_collation WHERE pg_collation.oid = attcollation AND collname <> 'default'),
          ' COMMENT ' || col_description(mine.oid, attnum),
          concat(' STORAGE ', attstorage, attcompression, ' STATISTICS ' || nullif(attstattarget, -1), ' OPTIONS ' || attoptions::text,
            (SELECT ' GRANTED ' || string_agg(one::text, ' ' ORDER BY one::text) FROM unnest(attacl) AS one)))
      FROM mine JOIN pg_attribute ON attrelid = mine.oid
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE relkind IN ('r', 'v', 'm', 'p') AND attnum > 0 AND NOT attisdropped
      UNION ALL
      SELECT format('index %s%s%s%s%s%s%s', pg_get_indexdef(indexrelid), CASE WHEN indisprimary THEN ' PRIMARY' END,
          CASE WHEN NOT indisvalid THEN ' INVALID' END, ' COMMENT ' || obj_description(indexrelid, 'pg_class'),
          CASE WHEN indisclustered THEN ' CLUSTERED' END, ' TABLESPACE ' || spcname,
          (SELECT ' STATISTICS ' || array_agg(attstattarget ORDER BY attnum)::text FROM pg_attribute WHERE attrelid = indexrelid))
      FROM mine JOIN pg_index ON indrelid = mine.oid JOIN pg_class i ON i.oid = indexrelid
        LEFT JOIN pg_tablespace s ON s.oid = i.reltablespace
      UNION ALL
      SELECT format('constraint %s.%s %s%s%s', relname, conname, pg_get_constraintdef(pg_constraint.oid),
          CASE WHEN NOT convalidated THEN ' UNVALIDATED' END, ' COMMENT ' || obj_description(pg_constraint.oid, 'pg_constraint'))
      FROM mine JOIN pg_constraint ON conrelid = mine.oid
      UNION ALL
      SELECT format('relation %s %s %s %s %s %s', relname, r.relkind, relowner::regrole, relacl, reloptions, relreplident)
      FROM mine JOIN pg_class r USING (oid, relname) WHERE r.relkind IN ('r', 'v', 'm', 'p', 'S')
      UNION ALL
      SELECT format('statistics %s %s %s %s', stxowner::regrole, pg_get_statisticsobjdef(s.oid), nullif(stxstattarget, -1),
          obj_description(s.oid, 'pg_statistic_ext'))
      FROM mine JOIN pg_statistic_ext s ON stxrelid = mine.oid
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
