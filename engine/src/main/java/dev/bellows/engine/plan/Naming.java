package dev.bellows.engine.plan;

import dev.bellows.model.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of the steps that look at rows fit the names that columns bear in a state. */
public final class Naming {

  private Naming() {}

  /** The stage whose names hold in a state. */
  public static Stage in(State state) {
    return switch (state) {
      case PLANNED, EXPANDED, BACKFILLED, VERIFIED, ROLLED_BACK -> Stage.EXPAND;
      case SWITCHED -> Stage.SWITCH;
      case QUARANTINED, CONTRACTED -> Stage.QUARANTINE;
    };
  }

  /** The comparisons that fit. */
  public static List<Step.Reconcile> reconciliations(List<Step> steps, State state) {
    return fitting(steps, state, Step.Reconcile.class);
  }

  /** The counts that fit. */
  public static List<Step.Count> counts(List<Step> steps, State state) {
    return fitting(steps, state, Step.Count.class);
  }

  /** The looks for users of the old side that fit. */
  public static List<Step.Inspect> inspections(List<Step> steps, State state) {
    return fitting(steps, state, Step.Inspect.class);
  }

  private static <T extends Step> List<T> fitting(List<Step> steps, State state, Class<T> kind) {
    List<T> fitting = new ArrayList<>();
    for (Step step : steps) {
      if (kind.isInstance(step) && last(steps, step, state).filter(it -> it == step).isPresent()) {
        fitting.add(kind.cast(step));
      }
    }
    return fitting;
  }

  /** Of the steps with the same subject, the one with the latest naming that is reached. */
  private static Optional<Step> last(List<Step> steps, Step one, State state) {
    return steps.stream()
        .filter(step -> step.getClass() == one.getClass())
        .filter(step -> step.table().equals(one.table()) && step.summary().equals(one.summary()))
        .filter(step -> of(step).compareTo(in(state)) <= 0)
        .reduce((first, second) -> second);
  }

  /** From which stage on a step that looks at rows fits; the first stage for any other step. */
  public static Stage of(Step step) {
    if (step instanceof Step.Reconcile it) {
      return it.naming();
    } else if (step instanceof Step.Count it) {
      return it.naming();
    }
    return step instanceof Step.Inspect it ? it.naming() : Stage.EXPAND;
  }
}
