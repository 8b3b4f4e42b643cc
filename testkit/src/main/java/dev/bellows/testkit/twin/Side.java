package dev.bellows.testkit.twin;

import java.util.Locale;

/** The side a writer wrote. */
enum Side {
  OLD,
  NEW;

  /** As it stands in the twin table. */
  String recorded() {
    return name().toLowerCase(Locale.ROOT);
  }
}
