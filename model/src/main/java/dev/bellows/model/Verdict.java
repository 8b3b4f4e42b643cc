package dev.bellows.model;

/** What a piece of evidence says. Only {@link #PASS} and {@link #NOT_APPLICABLE} open a gate. */
public enum Verdict {
  PASS,
  FAIL,
  INCONCLUSIVE,
  NOT_APPLICABLE;

  /** Whether a gate may open on this verdict. */
  public boolean opensGate() {
    return this == PASS || this == NOT_APPLICABLE;
  }
}
