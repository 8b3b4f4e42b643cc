package dev.bellows.model;

/**
 * How far a migration has come. The order is the order of the life cycle and is relied upon by
 * {@link #isAtLeast}; {@link #ROLLED_BACK} stands apart, behind all.
 */
public enum State {
  PLANNED,
  EXPANDED,
  BACKFILLED,
  VERIFIED,
  SWITCHED,
  QUARANTINED,
  CONTRACTED,
  ROLLED_BACK;

  /** Whether this state has been reached on the way forward; never true of a rolled back one. */
  public boolean isAtLeast(State other) {
    return this != ROLLED_BACK && compareTo(other) >= 0;
  }

  /** Whether both sides exist now, so that somebody has to finish or undo the migration. */
  public boolean isOpen() {
    return this != PLANNED && this != CONTRACTED && this != ROLLED_BACK;
  }
}
