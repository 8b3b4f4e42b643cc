package dev.bellows.engine.schema;

import java.util.Collection;
import java.util.List;

/**
 * A user's trigger on a table.
 *
 * @param firesOnUpdate whether an UPDATE fires it
 * @param of the columns one of which the UPDATE must set, as in {@code UPDATE OF}; empty for any
 */
public record Trigger(String name, String function, boolean firesOnUpdate, List<String> of) {

  /** Whether an UPDATE that sets these columns fires it. */
  public boolean firesOnUpdateOf(Collection<String> columns) {
    return firesOnUpdate && (of.isEmpty() || of.stream().anyMatch(columns::contains));
  }
}
