package dev.bellows.engine.plan;

import dev.bellows.engine.spi.Change.Leftover;
import dev.bellows.model.TableName;
import java.util.Set;

/**
 * Columns that an earlier run of a migration made and its rollback left, as {@code table.column}.
 *
 * @param treatment whether their values still count: they do not when the operations have changed
 */
public record Leftovers(Set<String> columns, Leftover treatment) {

  /** Nothing is left. */
  public static final Leftovers NONE = new Leftovers(Set.of(), Leftover.KEPT);

  /** Whether the column is one of them. */
  public boolean has(TableName table, String column) {
    return columns.contains(table + "." + column);
  }
}
