package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every version of every row, by table: whoever writes anything at all changes it. */
final class Contents {

  private Contents() {}

  /** Of a table and all control tables. */
  static Map<String, @Nullable String> with(Database database, String table) throws SQLException {
    Map<String, @Nullable String> contents = new TreeMap<>();
    contents.put(table, of(database, table));
    for (Object control :
        database.column(
            "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'bellows'::regnamespace")) {
      contents.put(String.valueOf(control), of(database, String.valueOf(control)));
    }
    return contents;
  }

  private static @Nullable String of(Database database, String table) throws SQLException {
    return database.text(
        "SELECT count(*) || ' rows, ' || md5(coalesce(string_agg(t.ctid || ' ' || t.xmin || ' ' || t::text, '|' ORDER BY t.ctid), '')) FROM %s t"
            .formatted(table));
  }
}
