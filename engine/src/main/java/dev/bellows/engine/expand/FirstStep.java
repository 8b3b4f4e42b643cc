package dev.bellows.engine.expand;

import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.attempt.StepRunner;
import dev.bellows.engine.lifecycle.PhaseRun;
import dev.bellows.engine.plan.Stage;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.spi.Block;
import dev.bellows.model.State;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The first step of a journalled plan of which no step is noted as done. An expand that was cut off
 * in it may have left something all the same, where it does not run in a transaction.
 */
record FirstStep(PhaseRun run) {

  /**
   * Whether its effect is there, so that the plan has been carried out in part. Remains that are
   * none are removed: planning afresh would take them for somebody else's.
   */
  boolean leftItsEffect() {
    Optional<Step.Ddl> step = outsideOfTransaction();
    if (step.isEmpty()) {
      return false;
    }
    StepRunner runner = new StepRunner(run.attempt());
    boolean effect = runner.done(step.get().apply());
    if (!effect) {
      removeRemains(runner, step.get());
    }
    return effect;
  }

  /** What cannot be removed is told by the planning, which finds it in its way. */
  private void removeRemains(StepRunner runner, Step.Ddl step) {
    try {
      runner.removeRemains(step.apply());
    } catch (SQLException e) {
      run.attempt()
          .tell(
              new Notice.Remark(
                  "what an earlier try of step %s left could not be removed: %s"
                      .formatted(step.id(), e.getMessage())));
    }
  }

  private Optional<Step.Ddl> outsideOfTransaction() {
    return run.record().state() == State.PLANNED
        ? run.steps().stream()
            .filter(step -> step.stage() == Stage.EXPAND)
            .map(Step.Ddl.class::cast)
            .limit(1)
            .filter(step -> step.apply().blocks().stream().anyMatch(FirstStep::isAlone))
            .findFirst()
        : Optional.empty();
  }

  private static boolean isAlone(Block block) {
    return block.mode() == Block.Mode.ALONE;
  }
}
