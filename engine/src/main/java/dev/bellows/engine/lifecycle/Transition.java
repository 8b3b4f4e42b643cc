package dev.bellows.engine.lifecycle;

/** What a command comes to in a state. */
public sealed interface Transition {

  /** The command may run. */
  record Allowed() implements Transition {}

  /** There is nothing to do; exit 0. */
  record NoOp(String why) implements Transition {}

  /**
   * The command may not run; exit 3.
   *
   * @param code stable
   */
  record Refused(String code, String why) implements Transition {}
}
