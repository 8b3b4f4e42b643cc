package dev.bellows.testkit.twin;

import org.jspecify.annotations.Nullable;

/**
 * A row that does not show what was last written to it.
 *
 * @param kind what is wrong
 * @param key the row's key as JSON, column by column
 * @param column the column, as the table calls it now; null when the row as a whole is wrong
 * @param written what the last writer wrote; null when that was NULL or the row as a whole is wrong
 * @param shown what the table shows; null likewise
 */
public record Difference(
    Kind kind,
    String key,
    @Nullable String column,
    @Nullable String written,
    @Nullable String shown) {

  /** What is wrong with a row. */
  public enum Kind {
    /** The old side wrote it last and shows something else. */
    OLD_SIDE_DIFFERS,
    /** The new side wrote it last and shows something else. */
    NEW_SIDE_DIFFERS,
    /** A writer wrote it, nobody recorded its deletion, and it is not there. */
    LOST,
    /** It was deleted, or never written, and it is there. */
    UNEXPECTED,
    /** It is there more than once. */
    TWICE
  }
}
