package dev.bellows.engine.expand;

import dev.bellows.engine.attempt.StepRunner.Along;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.Events.Subject;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.lifecycle.Command;
import dev.bellows.engine.lifecycle.PhaseRun;
import dev.bellows.engine.lifecycle.PhaseRunner;
import dev.bellows.engine.lifecycle.Transition;
import dev.bellows.engine.lifecycle.Transitions;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.engine.plan.Plan;
import dev.bellows.engine.plan.Stage;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.preflight.Preflight;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Phase;
import dev.bellows.model.Side;
import dev.bellows.model.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The command {@code expand}. */
public final class Expand {

  private final Workshop workshop;

  public Expand(Workshop workshop) {
    this.workshop = workshop;
  }

  /** What a person accepts beforehand. */
  public enum Accept {
    NOTHING,
    LOSSY
  }

  /**
   * Plans, journals the plan and executes its first stage. From then on the journalled plan rules.
   *
   * @throws BellowsException {@code plan.lossy} (exit 3) without acceptance; {@code table.claimed};
   *     {@code plan.changed}; {@code lock.timeout}
   */
  public void run(Migration migration, Accept accept) {
    MigrationName name = migration.name();
    Optional<MigrationRecord> record =
        workshop.read(connection -> workshop.journal().migrations().find(connection, name));
    State state = record.map(MigrationRecord::state).orElse(State.PLANNED);
    if (Transitions.require(name, state, Command.EXPAND) instanceof Transition.NoOp noOp) {
      workshop.remark("%s: %s".formatted(name, noOp.why()));
      return;
    }
    if (record.isEmpty()) {
      requireAcceptable(preview(migration).plan(), accept);
      workshop.enter(name);
    }
    new PhaseRunner(workshop)
        .run(
            name,
            Command.EXPAND,
            Phase.EXPAND.name(),
            run -> apply(planned(run, migration, accept)));
  }

  private PhaseRun planned(PhaseRun run, Migration migration, Accept accept) throws SQLException {
    if (begun(run.record()) || new FirstStep(run).leftItsEffect()) {
      Declared.requireSame(run.record(), workshop.declarations().declaration(migration));
      return run;
    }
    Plan plan = preview(migration).plan();
    requireAcceptable(plan, accept);
    run.attempt()
        .record(
            connection -> {
              journal(connection, migration, plan, accept);
              return plan;
            });
    run.attempt().seam("planned");
    return run.reloaded();
  }

  /** Whether the journalled plan has been carried out in part, so that it has to be finished. */
  private boolean begun(MigrationRecord record) {
    return record.state() == State.PLANNED
        && !workshop
            .read(connection -> workshop.journal().plans().done(connection, record.name()))
            .isEmpty();
  }

  /** Plans as {@link #run} would, and changes nothing. */
  public Preflight.Report preview(Migration migration) {
    Preflight preflight = new Preflight(workshop.database(), workshop.declarations());
    return workshop
        .database()
        .read(
            connection ->
                preflight.look(
                    connection,
                    migration,
                    new EarlierRun(workshop).leftovers(connection, migration)));
  }

  /**
   * Refuses a file that differs from the journalled plan.
   *
   * @throws BellowsException {@code plan.changed} (exit 3), with the lines that differ
   */
  public void requireUnchanged(Migration migration) {
    Optional<MigrationRecord> record =
        workshop.read(
            connection -> workshop.journal().migrations().find(connection, migration.name()));
    record.ifPresent(
        it -> {
          if (it.state() != State.ROLLED_BACK && (it.state() != State.PLANNED || begun(it))) {
            Declared.requireSame(it, workshop.declarations().declaration(migration));
          }
        });
  }

  private static void requireAcceptable(Plan plan, Accept accept) {
    if (plan.lossy() && accept != Accept.LOSSY) {
      throw lossy(plan);
    }
  }

  private void journal(Connection connection, Migration migration, Plan plan, Accept accept)
      throws SQLException {
    workshop
        .journal()
        .migrations()
        .write(
            connection, plan, workshop.declarations().source(migration), workshop.actor().name());
    workshop.journal().plans().write(connection, plan);
    workshop.journal().claims().take(connection, plan.name(), plan.claims());
    workshop
        .journal()
        .events()
        .append(
            connection,
            workshop.actor(),
            Subject.of(plan.name()),
            "PLANNED",
            "plan %s with %d steps".formatted(plan.hash(), plan.steps().size()));
    if (plan.lossy() && accept == Accept.LOSSY) {
      workshop
          .journal()
          .events()
          .append(
              connection,
              workshop.actor(),
              Subject.of(plan.name()),
              "ACCEPTED",
              "lossy: rows do not come back after 'up' and 'down'");
    }
  }

  private static BellowsException lossy(Plan plan) {
    List<String> why =
        plan.warnings().stream()
            .filter(warning -> warning.code().equals("plan.lossy"))
            .map(Plan.Warning::message)
            .toList();
    return BellowsException.refused(
            "plan.lossy",
            String.join(" ", why)
                + ". Nothing was changed; look at the rows, then mend 'up' and 'down' or accept with --accept-lossy")
        .with("migration", plan.name());
  }

  private State apply(PhaseRun run) {
    List<Step.Ddl> steps =
        run.steps().stream()
            .filter(step -> step.stage() == Stage.EXPAND)
            .map(Step.Ddl.class::cast)
            .toList();
    steps.forEach(step -> run.apply(step, Along.NOTHING));
    run.attempt()
        .record(
            connection -> {
              run.journal().flags().set(connection, run.name(), Side.OLD, 0);
              run.advance(connection, State.EXPANDED, "both sides exist and are kept equal");
              return run;
            });
    run.attempt().seam("state-expanded");
    return State.EXPANDED;
  }
}
