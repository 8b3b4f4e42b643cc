package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Trigger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads a table's triggers, without the server's and Bellows' own. */
final class TriggerReader {

  /** Triggers of the sync begin so. */
  static final String OURS = "~~~bellows_";

  private static final String QUERY =
      """
      SELECT t.tgname, format('%I.%I', n.nspname, p.proname), t.tgtype & 16 <> 0 AND t.tgenabled IN ('O', 'A'),
        ARRAY(SELECT a.attname::text FROM pg_attribute a
          WHERE a.attrelid = t.tgrelid AND a.attnum = ANY (t.tgattr) ORDER BY a.attnum)
      FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE t.tgrelid = ? AND NOT t.tgisinternal AND NOT starts_with(t.tgname, ?)
      ORDER BY t.tgname
      """;

  private TriggerReader() {}

  static List<Trigger> read(Connection connection, long table) throws SQLException {
    return Query.list(
        connection,
        QUERY,
        row ->
            new Trigger(row.getString(1), row.getString(2), row.getBoolean(3), Query.texts(row, 4)),
        table,
        OURS);
  }
}
