package dev.bellows.postgresql.sweep;

import org.jspecify.annotations.Nullable;

/**
 * Some rows of a table.
 *
 * @param bounds a condition that the server can use to go straight to the rows
 * @param share a condition that picks some of the rows between the bounds; null for all of them
 */
record RowRange(String bounds, @Nullable String share) {

  /** The rows on the pages from {@code first} up to but not including {@code end}. */
  static RowRange pages(long first, long end) {
    return new RowRange("ctid >= '(%d,0)' AND ctid < '(%d,0)'".formatted(first, end), null);
  }

  /** Only those of these rows that a condition picks. */
  RowRange where(String condition) {
    return new RowRange(bounds, condition);
  }
}
