package dev.bellows.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a PostgreSQL server of a test is started with.
 *
 * @param version the major version, 14 to 18; its binaries must be there
 * @param durability whether commits wait for the disk
 * @param parameters server parameters by name; a value holds no blank
 */
public record PostgresqlSettings(
    int version, Durability durability, Map<String, String> parameters) {

  public PostgresqlSettings {
    parameters = Map.copyOf(parameters);
  }

  /** A fast server of this major version with what tests need. */
  public static PostgresqlSettings of(int version) {
    return new PostgresqlSettings(version, Durability.FAST, defaults());
  }

  /** The same, with every commit flushed to disk. */
  public PostgresqlSettings durable() {
    return new PostgresqlSettings(version, Durability.DURABLE, parameters);
  }

  /** The same, with one more server parameter. */
  public PostgresqlSettings with(String parameter, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(parameter, value);
    return new PostgresqlSettings(version, durability, more);
  }

  Map<String, String> allParameters() {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("fsync", durability.flushing());
    all.put("synchronous_commit", durability.flushing());
    all.put("full_page_writes", durability.flushing());
    return all;
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("timezone", "America/Los_Angeles");
    defaults.put("wal_level", "logical");
    defaults.put("max_connections", "200");
    defaults.put("max_prepared_transactions", "20");
    defaults.put("shared_preload_libraries", "pg_stat_statements");
    return defaults;
  }
}
