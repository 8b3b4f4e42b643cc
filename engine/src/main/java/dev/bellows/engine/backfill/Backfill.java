package dev.bellows.engine.backfill;

import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.attempt.StepRunner.Along;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.journal.Plans.Mark;
import dev.bellows.engine.lifecycle.Command;
import dev.bellows.engine.lifecycle.PhaseRun;
import dev.bellows.engine.lifecycle.PhaseRunner;
import dev.bellows.engine.lifecycle.Transition;
import dev.bellows.engine.lifecycle.Transitions;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.engine.plan.Step;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Phase;
import dev.bellows.model.State;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The command {@code backfill}. */
public final class Backfill {

  private final Workshop workshop;

  public Backfill(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Fills every row of every table, then builds what had to wait for that. Goes on where an earlier
   * attempt ended.
   */
  public void run(MigrationName name) {
    run(name, null);
  }

  /** The same with the settings of a file, which rule from now on. */
  public void run(Migration given) {
    run(given.name(), given);
  }

  private void run(MigrationName name, @Nullable Migration given) {
    MigrationRecord record = workshop.read(connection -> workshop.record(connection, name));
    if (Transitions.require(name, record.state(), Command.BACKFILL) instanceof Transition.NoOp no) {
      workshop.remark("%s: %s".formatted(name, no.why()));
      return;
    }
    new PhaseRunner(workshop)
        .run(name, Command.BACKFILL, Phase.BACKFILL.name(), run -> fill(run, given));
  }

  private State fill(PhaseRun run, @Nullable Migration given) {
    Migration.Backfill settings = GivenSettings.of(run, given);
    for (Step step : run.steps()) {
      if (step instanceof Step.Sweep sweep) {
        sweep(run, sweep, settings);
      }
    }
    for (Step step : run.steps()) {
      if (step.stage() == dev.bellows.engine.plan.Stage.INDEX) {
        run.apply((Step.Ddl) step, Along.NOTHING);
      }
    }
    run.attempt()
        .record(
            connection -> {
              var sessions = workshop.database().dialect().sessions();
              run.journal()
                  .migrations()
                  .horizon(connection, run.name(), sessions.horizon(connection));
              run.advance(connection, State.BACKFILLED, "every row is filled");
              return run;
            });
    run.attempt().seam("state-backfilled");
    return State.BACKFILLED;
  }

  private static void sweep(PhaseRun run, Step.Sweep step, Migration.Backfill settings) {
    long begun = System.nanoTime();
    run.attempt().tell(new Notice.StepStarted(step.id(), step.summary()));
    run.attempt().seam(step.id() + ":begin");
    SweepTools tools = TableWork.tools(run, step.id(), TableWork.Purpose.FILL, step.rows());
    Progress last = new SweepLoop(tools, step.rows(), settings).run();
    run.attempt()
        .record(
            connection -> {
              run.mark(connection, step, Mark.DONE);
              return last;
            });
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    run.attempt().tell(new Notice.StepFinished(step.id(), step.summary(), took, false));
    run.attempt().seam(step.id() + ":done");
  }
}
