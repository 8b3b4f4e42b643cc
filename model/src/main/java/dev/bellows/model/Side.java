package dev.bellows.model;

/** One of the two sides that a sync keeps equal. */
public enum Side {
  OLD,
  NEW;

  /** The other side. */
  public Side opposite() {
    return this == OLD ? NEW : OLD;
  }
}
