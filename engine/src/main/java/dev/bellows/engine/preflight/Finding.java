package dev.bellows.engine.preflight;

/**
 * What {@code doctor} found about one thing.
 *
 * @param check what was looked at, such as {@code control tables}
 * @param what in words
 * @param advice what to do; empty where all is well
 */
public record Finding(String check, Health health, String what, String advice) {

  /** How well it is. */
  public enum Health {
    OK,
    WARNING,
    PROBLEM
  }
}
