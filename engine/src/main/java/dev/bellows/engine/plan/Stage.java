package dev.bellows.engine.plan;

import dev.bellows.model.Phase;

/** The parts of a plan, in the order in which they run; a phase has one or more. */
public enum Stage {
  EXPAND(Phase.EXPAND),
  FILL(Phase.BACKFILL),
  INDEX(Phase.BACKFILL),
  RECONCILE(Phase.VERIFY),
  SWITCH(Phase.SWITCH),
  CONSTRAIN(Phase.CONTRACT),
  QUARANTINE(Phase.CONTRACT),
  DROP(Phase.CONTRACT);

  private final Phase phase;

  Stage(Phase phase) {
    this.phase = phase;
  }

  /** The phase whose command runs this stage. */
  public Phase phase() {
    return phase;
  }
}
