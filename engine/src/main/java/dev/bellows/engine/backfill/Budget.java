package dev.bellows.engine.backfill;

import dev.bellows.model.Migration.Backfill;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The most that bulk work may take. Used by one thread. */
@FunctionalInterface
public interface Budget {

  /**
   * How long to wait after a batch; called once for each.
   *
   * @param rows looked at by the batch
   * @param took how long it took
   */
  Duration waitAfter(long rows, Duration took);

  /** The budget that a migration declares: its pause, and its rows per second if it has them. */
  static Budget of(Backfill settings, Clock clock) {
    List<Budget> budgets = new ArrayList<>();
    Duration pause = settings.pause();
    budgets.add(pause == null ? new DutyCycle(DutyCycle.GENTLE) : (rows, took) -> pause);
    Long rowsPerSecond = settings.rowsPerSecond();
    if (rowsPerSecond != null) {
      budgets.add(new RowBudget(rowsPerSecond, clock));
    }
    return strictest(budgets);
  }

  /** Keeps all of these budgets. */
  static Budget strictest(List<Budget> budgets) {
    List<Budget> all = List.copyOf(budgets);
    return (rows, took) ->
        all.stream()
            .map(budget -> budget.waitAfter(rows, took))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
  }
}
