package dev.bellows.engine.rollback;

import dev.bellows.engine.attempt.StepRunner.Along;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.Flags.Flag;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.lifecycle.Command;
import dev.bellows.engine.lifecycle.PhaseRun;
import dev.bellows.engine.lifecycle.PhaseRunner;
import dev.bellows.engine.lifecycle.Transition;
import dev.bellows.engine.lifecycle.Transitions;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.engine.plan.Stage;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.switching.Switch;
import dev.bellows.model.MigrationName;
import dev.bellows.model.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The command {@code rollback}. */
public final class Rollback {

  /** How an attempt of a rollback is called in the journal. */
  public static final String ACTIVITY = "ROLLBACK";

  private final Workshop workshop;

  public Rollback(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Goes back from the state that the migration is in.
   *
   * @throws BellowsException {@code state.contracted}, {@code rollback.too-late} (exit 3) once
   *     something was dropped; {@code switch.data-loss}
   */
  public void run(MigrationName name, Switch.Accept accept) {
    MigrationRecord record = workshop.read(connection -> workshop.record(connection, name));
    if (Transitions.require(name, record.state(), Command.ROLLBACK) instanceof Transition.NoOp no) {
      workshop.remark("%s: %s".formatted(name, no.why()));
      return;
    }
    application(record).ifPresent(it -> workshop.remark("the application: " + it));
    new PhaseRunner(workshop)
        .run(
            name,
            Command.ROLLBACK,
            ACTIVITY,
            run -> {
              requireNothingDropped(run);
              readersBack(run, accept);
              takeDown(run.reloaded());
              return run;
            });
  }

  /** What a person does to bring the application back, as the file says. */
  private Optional<String> application(MigrationRecord record) {
    return record.source().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(workshop.migration(record).rollback().application());
  }

  private void requireNothingDropped(PhaseRun run) throws SQLException {
    List<String> dropped = new ArrayList<>();
    var done = run.journal().plans().done(run.attempt().connection(), run.name());
    run.steps().stream()
        .filter(step -> step.stage() == Stage.DROP && done.contains(step.id()))
        .forEach(step -> dropped.add(step.id() + " (" + step.summary() + ")"));
    if (!dropped.isEmpty()) {
      throw BellowsException.refused(
          "rollback.too-late",
          "the contract of migration '%s' has dropped something already: %s. Nothing was changed; run 'contract' again to finish it"
              .formatted(run.name(), String.join(", ", dropped)));
    }
  }

  private void readersBack(PhaseRun run, Switch.Accept accept) throws SQLException {
    State state = run.record().state();
    if (state == State.QUARANTINED) {
      endQuarantine(run);
    }
    if (state.isAtLeast(State.VERIFIED)) {
      Switch.back(run, accept);
    }
    new Acknowledgement(run).await();
  }

  private static void endQuarantine(PhaseRun run) {
    List<Step.Ddl> steps = of(run, Stage.QUARANTINE);
    for (Step.Ddl step : steps) {
      run.takeBack(
          step,
          connection -> run.advance(connection, State.SWITCHED, "the old side can be read again"));
    }
  }

  /** From here on nothing reads the new side; what is half taken down is PLANNED, not verified. */
  private void takeDown(PhaseRun run) {
    if (run.record().state() != State.PLANNED) {
      run.attempt()
          .record(
              connection -> {
                run.journal().migrations().startOver(connection, run.name());
                run.event(
                    connection, "STATE_PLANNED", "the sync and what was built are taken down");
                return run;
              });
    }
    run.attempt().seam("rollback-started");
    for (Stage stage : List.of(Stage.INDEX, Stage.EXPAND)) {
      List<Step.Ddl> steps = new ArrayList<>(of(run, stage));
      Collections.reverse(steps);
      steps.forEach(step -> run.takeBack(step, Along.NOTHING));
    }
    run.attempt()
        .record(
            connection -> {
              run.journal().claims().release(connection, run.name());
              run.advance(connection, State.ROLLED_BACK, "the old side rules alone");
              return run;
            });
    run.attempt().seam("state-rolled_back");
  }

  private static List<Step.Ddl> of(PhaseRun run, Stage stage) {
    return run.steps().stream()
        .filter(step -> step.stage() == stage)
        .map(Step.Ddl.class::cast)
        .toList();
  }

  /** What {@link #run} would do now, in order; nothing is changed. */
  public List<PlannedUndo> dryRun(MigrationName name) {
    return workshop.read(
        connection -> {
          MigrationRecord record = workshop.record(connection, name);
          Transitions.require(name, record.state(), Command.ROLLBACK);
          List<PlannedUndo> planned = new ArrayList<>();
          if (record.state() != State.ROLLED_BACK) {
            application(record)
                .ifPresent(it -> planned.add(PlannedUndo.without("application", it, "")));
          }
          planned.addAll(
              WayBack.from(
                  standing(connection, name),
                  record.oneWay(),
                  record.state(),
                  workshop.journal().flags().find(connection, name).orElse(Flag.OLD)));
          return planned;
        });
  }

  /** The steps whose undo finds something, as the catalog says. */
  private List<Step> standing(Connection connection, MigrationName name) throws SQLException {
    List<Step> standing = new ArrayList<>();
    for (Step step : workshop.journal().plans().steps(connection, name)) {
      if (!step.undo().isEmpty() && !Sql.ask(connection, step.undo().done())) {
        standing.add(step);
      }
    }
    return standing;
  }
}
