package dev.bellows.examples.shop.application;

import org.jspecify.annotations.Nullable;

/** A customer's name as the new columns hold it; both parts are null where there is no name. */
record Name(@Nullable String first, @Nullable String last) {

  /** The parts that the migration makes of a full name. */
  static Name parsed(@Nullable String full) {
    if (full == null) {
      return new Name(null, null);
    }
    int blank = full.indexOf(' ');
    return blank < 0
        ? new Name(full, "")
        : new Name(full.substring(0, blank), full.substring(blank + 1));
  }

  /** The full name that the migration makes of the parts. */
  @Nullable String full() {
    if (first == null || last == null || last.isEmpty()) {
      return first;
    }
    return first + " " + last;
  }
}
