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

  /** What becomes of a column when it is added; nothing becomes of one that was never there. */
  public Leftover treatment(TableName table, String column) {
    return has(table, column) ? treatment : Leftover.KEPT;
  }

  /** Whether the column is one of them. */
  public boolean has(TableName table, String column) {
    return columns.contains(table + "." + column);
  }
}
