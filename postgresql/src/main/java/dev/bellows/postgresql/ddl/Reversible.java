package dev.bellows.postgresql.ddl;

import org.jspecify.annotations.Nullable;

/**
 * A change's action, and the one that takes it back.
 *
 * @param undo null where nothing does
 */
record Reversible(Action apply, @Nullable Action undo) {

  /** A change for good. */
  static Reversible never(Action apply) {
    return new Reversible(apply, null);
  }
}
