package dev.bellows.engine.failure;

/** What kind of failure it is: who can mend it, and how a script should go on. */
public enum Category {
  /** The command, the name, the file or the credentials are wrong. */
  USER_ERROR(2),
  /** A rule or a gate says no; nothing was changed. */
  REFUSED(3),
  /** The database is busy or unreachable, or the work was stopped; running it again continues. */
  DATABASE_BUSY(4),
  /** Whether a change took place is not known; a person must look. */
  OUTCOME_UNKNOWN(5),
  /** A defect of Bellows. */
  INTERNAL(1);

  private final int exitCode;

  Category(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a command that fails so. */
  public int exitCode() {
    return exitCode;
  }
}
