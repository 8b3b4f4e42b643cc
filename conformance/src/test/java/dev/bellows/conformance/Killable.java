package dev.bellows.conformance;

import dev.bellows.model.State;

/** What the process of a command can be killed in: the phases, the contract in its two parts. */
enum Killable {
  EXPAND("expand", State.PLANNED),
  BACKFILL("backfill", State.EXPANDED),
  VERIFY("verify", State.BACKFILLED),
  SWITCH("switch --reads new", State.VERIFIED),
  ROLLBACK("rollback", State.SWITCHED),
  QUARANTINE("contract", State.SWITCHED),
  DROP("contract", State.QUARANTINED);

  private final String command;
  private final State from;

  Killable(String command, State from) {
    this.command = command;
    this.from = from;
  }

  String command() {
    return command;
  }

  /** The state in which the command has all of its work before it. */
  State from() {
    return from;
  }

  /** Whether the command does its work in this state. */
  boolean worksIn(State state) {
    return state == from
        || (this == EXPAND && state == State.ROLLED_BACK)
        || (this == VERIFY && state == State.VERIFIED);
  }
}
