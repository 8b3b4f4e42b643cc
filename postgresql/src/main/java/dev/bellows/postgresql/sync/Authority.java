package dev.bellows.postgresql.sync;

/** What it changes, for a row of two sides, which of them is the authority. */
interface Authority {

  /** What comes first, once it is known which sides were given and whether one alone was. */
  void begin();

  /** Finds the winner where both sides were given, or neither. */
  void settle();

  /** What the old side gives goes to the new one. */
  void oldWins();

  /**
   * Fills what was never filled of the new side, before it wins.
   *
   * @param someUnchanged a condition: the statement left columns of the new side as they were
   */
  void fillUnchanged(String someUnchanged);
}
