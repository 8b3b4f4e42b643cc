package dev.bellows.model;

/** The kinds of evidence that the contract gate asks for. */
public enum EvidenceKind {
  READ_SHARE,
  OLD_READS,
  OLD_WRITES,
  RECONCILIATION,
  VIOLATIONS,
  DEPENDENTS,
  REVIEW;

  /** The key of this kind in a migration file. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
