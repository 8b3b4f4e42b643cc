package dev.bellows.engine.verify;

import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.backfill.Progress;
import dev.bellows.engine.backfill.SweepTools;
import dev.bellows.engine.backfill.TableWork;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.lifecycle.Command;
import dev.bellows.engine.lifecycle.PhaseRun;
import dev.bellows.engine.lifecycle.PhaseRunner;
import dev.bellows.engine.lifecycle.Transitions;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.engine.plan.Naming;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.verify.VerifyResult.Violations;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Phase;
import dev.bellows.model.Side;
import dev.bellows.model.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command {@code verify}. */
public final class Verify {

  private final Workshop workshop;

  public Verify(Workshop workshop) {
    this.workshop = workshop;
  }

  /** What is done with rows that are not consistent. */
  public enum Mode {
    COMPARE,
    /** They are written from the authority, and everything is compared once more. */
    REPAIR
  }

  /**
   * Compares every row and counts what a coming constraint would refuse. A clean pass takes
   * BACKFILLED to VERIFIED; one that is not clean takes VERIFIED back.
   */
  public VerifyResult run(MigrationName name, Mode mode) {
    workshop.read(
        connection ->
            Transitions.require(name, workshop.record(connection, name).state(), Command.VERIFY));
    return new PhaseRunner(workshop)
        .run(name, Command.VERIFY, Phase.VERIFY.name(), run -> verify(run, mode));
  }

  private VerifyResult verify(PhaseRun run, Mode mode) throws SQLException {
    long repaired = mode == Mode.REPAIR ? repair(run) : 0;
    Found found = new Found(0, 0);
    for (Step.Reconcile step : Naming.reconciliations(run.steps(), run.record().state())) {
      Progress pass = reconcile(run, step, null);
      found = found.plus(pass);
    }
    Connection connection = run.attempt().connection();
    List<Violations> violations = run.attempt().read(it -> violations(run, it));
    long failures = run.journal().failures().open(connection, run.name());
    boolean clean = found.mismatches() == 0 && failures == 0;
    State state = conclude(run, clean, found, failures);
    return new VerifyResult(
        found.checked(),
        found.mismatches(),
        JournalledMismatches.samples(run, connection),
        failures,
        run.journal().failures().samples(connection, run.name()),
        repaired,
        violations,
        state);
  }

  private record Found(long checked, long mismatches) {
    Found plus(Progress pass) {
      return new Found(checked + pass.tally().looked(), mismatches + pass.tally().mismatches());
    }
  }

  private static long repair(PhaseRun run) {
    Side authority = run.record().state().isAtLeast(State.SWITCHED) ? Side.NEW : Side.OLD;
    long repaired = 0;
    for (Step.Reconcile step : Naming.reconciliations(run.steps(), run.record().state())) {
      repaired += reconcile(run, step, authority).tally().changed();
    }
    long rows = repaired;
    run.attempt()
        .record(
            connection -> {
              run.event(
                  connection,
                  "REPAIRED",
                  "%d rows written from the %s side".formatted(rows, authority));
              return run;
            });
    return repaired;
  }

  private static Progress reconcile(PhaseRun run, Step.Reconcile step, @Nullable Side repairFrom) {
    long begun = System.nanoTime();
    run.attempt().tell(new Notice.StepStarted(step.id(), step.summary()));
    run.attempt().seam(step.id() + ":begin");
    SweepTools tools = TableWork.tools(run, step.id(), TableWork.Purpose.RECONCILE, step.rows());
    Progress pass =
        new ReconcileLoop(
                tools,
                step.rows(),
                run.migration().backfill(),
                new JournalledMismatches(run, step.id()),
                repairFrom)
            .run();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    run.attempt().tell(new Notice.StepFinished(step.id(), step.summary(), took, false));
    run.attempt().seam(step.id() + ":done");
    return pass;
  }

  private static List<Violations> violations(PhaseRun run, Connection connection)
      throws SQLException {
    List<Violations> violations = new ArrayList<>();
    for (Step.Count step : Naming.counts(run.steps(), run.record().state())) {
      long rows = Sql.one(connection, step.count(), row -> row.getLong(1));
      List<String> samples =
          rows == 0 ? List.of() : Sql.list(connection, step.sample(), row -> row.getString(1));
      violations.add(new Violations(step.summary(), rows, samples));
    }
    return violations;
  }

  private static State conclude(PhaseRun run, boolean clean, Found found, long failures) {
    State state = run.record().state();
    String numbers =
        "%d rows, %d mismatches, %d not transformable"
            .formatted(found.checked(), found.mismatches(), failures);
    if (clean && state == State.BACKFILLED) {
      run.advance(State.VERIFIED, numbers);
      return State.VERIFIED;
    }
    if (!clean && state == State.VERIFIED) {
      run.attempt()
          .record(
              connection -> {
                run.journal().flags().set(connection, run.name(), Side.OLD, 0);
                run.advance(connection, State.BACKFILLED, numbers);
                return run;
              });
      return State.BACKFILLED;
    }
    run.attempt()
        .record(
            connection -> {
              run.event(connection, "VERIFIED", numbers);
              return run;
            });
    return state;
  }
}
