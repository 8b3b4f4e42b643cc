package dev.bellows.conformance;

import dev.bellows.testkit.twin.TwinDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A table with an old side and a new one, and the values that its writers write to each.
 *
 * @param table its key is {@code id}; a column {@code touched} belongs to neither side
 * @param migration the file without evidence
 * @param ways which writes of the new side stand
 * @param poisoned the condition of rows that {@code up} cannot take
 */
record Pair(
    String table,
    List<String> schema,
    String migration,
    Half old,
    Half fresh,
    Ways ways,
    String poisoned) {

  /** {@link #poisoned} where {@code up} takes everything. */
  static final String NOTHING = "false";

  /** The rows that stand before the expand. */
  static final int ROWS = 30_000;

  /** There are values that {@code up} cannot take. */
  boolean poisons() {
    return !poisoned.equals(NOTHING);
  }

  /** Which side's writes stand. */
  enum Ways {
    BOTH,
    /** There is no way back: what writers of the new side write is overwritten. */
    ONE
  }

  /**
   * One side.
   *
   * @param values of all columns, drawn anew for each write; two draws are never all equal
   */
  record Half(List<String> columns, Function<RandomGenerator, List<@Nullable Object>> values) {

    /** A part of the columns, never none. */
    List<String> some(RandomGenerator random) {
      List<String> some = new ArrayList<>(columns);
      while (some.size() > 1) {
        some.remove(random.nextInt(some.size()));
      }
      return some;
    }
  }

  TwinDefinition twin() {
    return new TwinDefinition(table, List.of("id"), old.columns());
  }
}
