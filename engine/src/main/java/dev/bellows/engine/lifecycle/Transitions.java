package dev.bellows.engine.lifecycle;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.lifecycle.Transition.Allowed;
import dev.bellows.engine.lifecycle.Transition.NoOp;
import dev.bellows.engine.lifecycle.Transition.Refused;
import dev.bellows.model.MigrationName;
import dev.bellows.model.State;

/** The table that decides: state × command → allowed, no-op or refused. */
public final class Transitions {

  private static final Transition ALLOWED = new Allowed();

  private Transitions() {}

  /** What the command comes to. */
  public static Transition of(State state, Command command) {
    return switch (command) {
      case EXPAND -> expand(state);
      case BACKFILL -> backfill(state);
      case VERIFY -> verify(state);
      case SWITCH_NEW -> switchNew(state);
      case SWITCH_OLD -> switchOld(state);
      case EVIDENCE -> evidence(state);
      case REVIEW -> review(state);
      case CONTRACT -> contract(state);
      case ROLLBACK -> rollback(state);
      case PAUSE, RESUME -> pause(state);
      case DEBT_ACCEPT -> debt(state);
    };
  }

  /**
   * Refuses where the table refuses.
   *
   * @return whether there is something to do
   * @throws BellowsException with the table's code (exit 3)
   */
  public static Transition require(MigrationName migration, State state, Command command) {
    Transition transition = of(state, command);
    if (transition instanceof Refused refused) {
      throw BellowsException.refused(
              refused.code(),
              "'%s' of migration '%s' is refused in state %s: %s. Nothing was changed"
                  .formatted(command.text(), migration, state, refused.why()))
          .with("migration", migration)
          .with("state", state);
    }
    return transition;
  }

  private static Transition expand(State state) {
    return switch (state) {
      case PLANNED, ROLLED_BACK -> ALLOWED;
      case EXPANDED, BACKFILLED, VERIFIED, SWITCHED, QUARANTINED, CONTRACTED ->
          new NoOp("it is expanded already");
    };
  }

  private static Transition backfill(State state) {
    return switch (state) {
      case PLANNED, ROLLED_BACK -> notExpanded();
      case EXPANDED -> ALLOWED;
      case BACKFILLED, VERIFIED, SWITCHED, QUARANTINED, CONTRACTED ->
          new NoOp("the backfill is finished");
    };
  }

  private static Transition verify(State state) {
    return switch (state) {
      case PLANNED, ROLLED_BACK -> notExpanded();
      case EXPANDED -> notBackfilled();
      case BACKFILLED, VERIFIED, SWITCHED, QUARANTINED -> ALLOWED;
      case CONTRACTED -> contracted("there is only one side left to look at");
    };
  }

  private static Transition switchNew(State state) {
    return switch (state) {
      case PLANNED, ROLLED_BACK -> notExpanded();
      case EXPANDED -> notBackfilled();
      case BACKFILLED ->
          new Refused("state.not-verified", "its rows are not verified; run 'verify' first");
      case VERIFIED -> ALLOWED;
      case SWITCHED, QUARANTINED, CONTRACTED -> new NoOp("readers read the new side already");
    };
  }

  private static Transition switchOld(State state) {
    return switch (state) {
      case PLANNED, EXPANDED, BACKFILLED, ROLLED_BACK ->
          new NoOp("readers read the old side already");
      case VERIFIED, SWITCHED -> ALLOWED;
      case QUARANTINED ->
          new Refused(
              "state.quarantined",
              "the old side cannot be read; 'rollback' takes the quarantine back");
      case CONTRACTED -> contracted("the old side is gone");
    };
  }

  private static Transition evidence(State state) {
    return switch (state) {
      case PLANNED, ROLLED_BACK -> notExpanded();
      case EXPANDED, BACKFILLED, VERIFIED, SWITCHED, QUARANTINED -> ALLOWED;
      case CONTRACTED -> contracted("the evidence that opened the gate is in 'report'");
    };
  }

  private static Transition review(State state) {
    return switch (state) {
      case PLANNED, ROLLED_BACK -> notExpanded();
      case EXPANDED, BACKFILLED, VERIFIED ->
          new Refused(
              "state.not-switched",
              "an approval counts only once readers have moved to the new side for good");
      case SWITCHED, QUARANTINED -> ALLOWED;
      case CONTRACTED -> contracted("there is nothing left to approve");
    };
  }

  private static Transition contract(State state) {
    return switch (state) {
      case PLANNED, ROLLED_BACK -> notExpanded();
      case EXPANDED -> notBackfilled();
      case BACKFILLED, VERIFIED ->
          new Refused(
              "state.not-switched",
              "readers have not moved for good; 'switch --reads new --percent 100' comes first");
      case SWITCHED, QUARANTINED -> ALLOWED;
      case CONTRACTED -> new NoOp("it is contracted already");
    };
  }

  private static Transition rollback(State state) {
    return switch (state) {
      case PLANNED, EXPANDED, BACKFILLED, VERIFIED, SWITCHED, QUARANTINED -> ALLOWED;
      case CONTRACTED -> contracted("the old side was dropped and cannot be restored");
      case ROLLED_BACK -> new NoOp("it is rolled back already");
    };
  }

  private static Transition pause(State state) {
    return switch (state) {
      case PLANNED, EXPANDED, BACKFILLED, VERIFIED, SWITCHED, QUARANTINED -> ALLOWED;
      case CONTRACTED, ROLLED_BACK -> new NoOp("nothing of it is going on");
    };
  }

  private static Transition debt(State state) {
    return switch (state) {
      case EXPANDED, BACKFILLED, VERIFIED, SWITCHED, QUARANTINED -> ALLOWED;
      case PLANNED, CONTRACTED, ROLLED_BACK ->
          new Refused("state.no-debt", "only one side of it exists");
    };
  }

  private static Transition notExpanded() {
    return new Refused("state.not-expanded", "it is not expanded; run 'expand' first");
  }

  private static Transition notBackfilled() {
    return new Refused("state.not-backfilled", "its rows are not filled; run 'backfill' first");
  }

  private static Transition contracted(String why) {
    return new Refused("state.contracted", why);
  }
}
