package dev.bellows.postgresql.sync;

/** Writes what the trigger does for one rule. */
interface RuleWriter {

  /** The variables of its own. */
  void declare(Code code);

  void write();
}
