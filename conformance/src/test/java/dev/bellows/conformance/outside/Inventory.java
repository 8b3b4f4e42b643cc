package dev.bellows.conformance.outside;

import dev.bellows.testkit.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything in a database that a command may change, to be compared before and after: the catalog,
 * the rows of the control tables and those of the application.
 */
final class Inventory {

  private static final String CATALOG =
      """
      WITH mine AS (
        SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
      SELECT format('schema %s %s', nspname, nspacl) FROM pg_namespace WHERE oid IN (SELECT oid FROM mine)
      UNION ALL
      SELECT format('relation %s %s %s %s %s %s', oid::regclass, oid, relkind, relacl, relrowsecurity, relreplident)
      FROM pg_class WHERE relnamespace IN (SELECT oid FROM mine)
      UNION ALL
      SELECT format('column %s %s %s %s %s %s %s', attrelid::regclass, attnum, attname,
        format_type(atttypid, atttypmod), attnotnull, attisdropped, pg_get_expr(adbin, adrelid))
      FROM pg_attribute JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE relnamespace IN (SELECT oid FROM mine) AND attnum > 0
      UNION ALL
      SELECT format('index %s %s', pg_get_indexdef(indexrelid), indisvalid)
      FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE relnamespace IN (SELECT oid FROM mine)
      UNION ALL
      SELECT format('constraint %s %s %s %s', conname, conrelid::regclass, pg_get_constraintdef(oid), convalidated)
      FROM pg_constraint WHERE connamespace IN (SELECT oid FROM mine)
      UNION ALL
      SELECT format('trigger %s %s', pg_get_triggerdef(t.oid), tgenabled)
      FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE relnamespace IN (SELECT oid FROM mine) AND NOT tgisinternal
      UNION ALL
      SELECT format('function %s %s', pg_get_functiondef(oid), proacl)
      FROM pg_proc WHERE pronamespace IN (SELECT oid FROM mine) AND prokind = 'f'
      UNION ALL
      SELECT format('view %s %s', oid::regclass, pg_get_viewdef(oid))
      FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace IN (SELECT oid FROM mine)
      UNION ALL
      SELECT format('policy %s %s %s', polname, polrelid::regclass, pg_get_expr(polqual, polrelid)) FROM pg_policy
      UNION ALL
      SELECT format('comment %s %s %s %s', classoid::regclass, objoid, objsubid, description)
      FROM pg_description WHERE classoid = 'pg_class'::regclass
        AND objoid IN (SELECT oid FROM pg_class WHERE relnamespace IN (SELECT oid FROM mine))
      ORDER BY 1
      """;

  private static final String TABLES =
      """
      SELECT oid::regclass::text FROM pg_class
      WHERE relkind = 'r' AND relpersistence <> 't' AND relnamespace IN
        (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
      """;

  private Inventory() {}

  /** The catalog's lines, and the rows of each table with their addresses; in order. */
  static Map<String, List<String>> of(Database database) throws SQLException {
    Map<String, List<String>> all = new TreeMap<>();
    all.put("catalog", texts(database, CATALOG));
    for (String table : texts(database, TABLES)) {
      all.put(
          table,
          texts(database, "SELECT ctid || ' ' || t::text FROM %s t ORDER BY 1".formatted(table)));
    }
    return all;
  }

  private static List<String> texts(Database database, String query) throws SQLException {
    return database.column(query).stream().map(String::valueOf).toList();
  }
}
