package dev.bellows.engine.rollback;

import dev.bellows.engine.journal.Flags.Flag;
import dev.bellows.engine.plan.Stage;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.plan.Step.TakeBack;
import dev.bellows.model.Side;
import dev.bellows.model.State;
import java.util.ArrayList;
import java.util.List;

/** What a rollback from a state does, in its order. Pure. */
public final class WayBack {

  private static final String STALE =
      "for readers of the old side, what was written to the new side since the switch: there is no 'down'. Refused without --accept-data-loss";

  private final List<Step> steps;
  private final boolean oneWay;
  private final List<PlannedUndo> way = new ArrayList<>();

  private WayBack(List<Step> steps, boolean oneWay) {
    this.steps = steps;
    this.oneWay = oneWay;
  }

  /** The way back from the last moment before the drop. */
  public static List<PlannedUndo> beforeTheDrop(List<Step> steps, boolean oneWay) {
    return new WayBack(steps, oneWay).from(State.QUARANTINED, 100);
  }

  /** The way back from a state. */
  static List<PlannedUndo> from(List<Step> steps, boolean oneWay, State state, Flag flag) {
    return new WayBack(steps, oneWay).from(state, flag.reads() == Side.OLD ? 0 : flag.percent());
  }

  private List<PlannedUndo> from(State state, int percent) {
    if (state == State.ROLLED_BACK) {
      return way;
    }
    if (state == State.QUARANTINED) {
      undo(Stage.QUARANTINE);
    }
    if (state.isAtLeast(State.SWITCHED)) {
      undo(Stage.CONSTRAIN);
      undo(Stage.SWITCH);
    }
    if (state.isAtLeast(State.VERIFIED)) {
      readers(state, percent);
    }
    way.add(
        PlannedUndo.without(
            "clients", "wait until every live client has taken over what the flag says", ""));
    undo(Stage.INDEX);
    undo(Stage.EXPAND);
    return way;
  }

  private void readers(State state, int percent) {
    boolean switched = state.isAtLeast(State.SWITCHED);
    way.add(
        PlannedUndo.without(
            "readers",
            percent == 0
                ? "all readers read the old side already; the flag says so once more"
                : "set the flag: %s read the old side again"
                    .formatted(
                        switched
                            ? "all readers"
                            : "the %d %% that read the new side".formatted(percent)),
            switched && oneWay ? STALE : ""));
  }

  /** The undo of every schema step of a stage, last first. */
  private void undo(Stage stage) {
    for (int at = steps.size() - 1; at >= 0; at--) {
      if (steps.get(at).stage() == stage && steps.get(at) instanceof Step.Ddl ddl) {
        undo(ddl);
      }
    }
  }

  private void undo(Step.Ddl step) {
    TakeBack back = step.takeBack();
    if (back != null && !back.script().isEmpty()) {
      way.add(
          new PlannedUndo(
              step.id() + "-undo",
              back.summary(),
              back.impact(),
              back.scan(),
              back.loses(),
              back.script().statements()));
    }
  }
}
