package dev.bellows.postgresql.catalog;

import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings that a trial runs under. */
final class Settings {

  /** How long a trial waits for a lock before it gives way and tries again. */
  private static final String LOCK_TIMEOUT = "300ms";

  private Settings() {}

  /**
   * What our functions and connections pin, because expressions depend on it.
   *
   * @param tableSchema as SQL
   */
  static Map<String, String> pinned(String tableSchema) {
    Map<String, String> pinned = new LinkedHashMap<>();
    pinned.put("TimeZone", "UTC");
    pinned.put("DateStyle", "ISO, MDY");
    pinned.put("IntervalStyle", "postgres");
    pinned.put("search_path", tableSchema + ", public, pg_temp");
    return Collections.unmodifiableMap(pinned);
  }

  /** Reading: every name comes back with its schema. */
  static Map<String, String> reading() {
    Map<String, String> settings = guarded();
    settings.put("search_path", "pg_catalog, pg_temp");
    settings.put("quote_all_identifiers", "off");
    return settings;
  }

  /** Trying what a user wrote for a table. */
  static Map<String, String> trying(TableName table) {
    Map<String, String> settings = guarded();
    settings.putAll(pinned(Names.quote(String.valueOf(table.schema()))));
    return settings;
  }

  /** As the session is, only careful. */
  static Map<String, String> guarded() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("lock_timeout", LOCK_TIMEOUT);
    settings.put("row_security", "off");
    return settings;
  }
}
