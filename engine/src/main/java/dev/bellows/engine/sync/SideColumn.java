package dev.bellows.engine.sync;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of a side.
 *
 * @param name as expressions call it
 * @param physical as the table has it now; another one before and after a swap, and in quarantine
 * @param type with its modifier, as the server writes it
 * @param defaultSql the default that an INSERT gets which leaves the column out, constant or
 *     stable; or null
 * @param suppliedDefault a volatile default that was taken off the column and that the trigger
 *     supplies when no side is given; or null
 */
public record SideColumn(
    String name,
    String physical,
    String type,
    @Nullable String defaultSql,
    @Nullable String suppliedDefault) {

  /** The same column after a renaming, from physical name to physical name. */
  public SideColumn renamed(Map<String, String> names) {
    return new SideColumn(
        name, names.getOrDefault(physical, physical), type, defaultSql, suppliedDefault);
  }
}
