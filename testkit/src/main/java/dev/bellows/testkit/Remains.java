package dev.bellows.testkit;

import java.sql.SQLException;
import java.util.List;

/**
 * What Bellows left in a database outside of its control schema. Trigger functions inside it that
 * serve no table of it belong to a migration and count as well.
 */
final class Remains {
  private static final String QUERY =
      """
      WITH application AS (
        SELECT c.oid, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname NOT IN ('bellows', 'pg_catalog', 'information_schema', 'pg_toast'))
      SELECT format('trigger %I on %s', t.tgname, t.tgrelid::regclass)
      FROM pg_trigger t JOIN application a ON a.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
      WHERE NOT t.tgisinternal AND (t.tgname ~* 'bellows' OR p.proname ~* 'bellows'
        OR p.pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'bellows'))
      UNION ALL
      SELECT format('function %s', p.oid::regprocedure)
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE (n.nspname <> 'bellows' AND p.proname ~* 'bellows')
        OR p.proname LIKE '~~~bellows\\_%'
        OR (n.nspname = 'bellows' AND p.prorettype = 'trigger'::regtype
            AND NOT EXISTS (SELECT FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
                            WHERE t.tgfoid = p.oid AND c.relnamespace = n.oid))
      UNION ALL
      SELECT format('column %I of %s', b.attname, b.attrelid::regclass)
      FROM pg_attribute b JOIN application a ON a.oid = b.attrelid
      WHERE a.relkind IN ('r', 'p', 'm', 'v', 'f') AND NOT b.attisdropped AND b.attname ~* 'bellows'
      UNION ALL
      SELECT format('%s %I', CASE relkind WHEN 'i' THEN 'index' WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view'
        ELSE 'table' END, relname)
      FROM application WHERE relname ~* 'bellows'
      UNION ALL
      SELECT format('constraint %I on %s', k.conname, k.conrelid::regclass)
      FROM pg_constraint k JOIN application a ON a.oid = k.conrelid WHERE k.conname ~* 'bellows'
      ORDER BY 1
      """;

  private Remains() {}

  static List<String> of(Database database) throws SQLException {
    return database.column(QUERY).stream().map(String::valueOf).toList();
  }
}
