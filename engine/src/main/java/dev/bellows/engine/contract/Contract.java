package dev.bellows.engine.contract;

import dev.bellows.engine.attempt.StepRunner.Along;
import dev.bellows.engine.evidence.Collection;
import dev.bellows.engine.evidence.Gate;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.lifecycle.Command;
import dev.bellows.engine.lifecycle.PhaseRun;
import dev.bellows.engine.lifecycle.PhaseRunner;
import dev.bellows.engine.lifecycle.Transition;
import dev.bellows.engine.lifecycle.Transitions;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.engine.plan.Stage;
import dev.bellows.engine.plan.Step;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Phase;
import dev.bellows.model.State;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The command {@code contract}. */
public final class Contract {

  private final Workshop workshop;

  public Contract(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Evidence that a person takes on himself.
   *
   * @param reason stays in the journal for ever
   */
  public record Overrides(Set<EvidenceKind> kinds, String reason) {
    /** Nothing is overridden. */
    public static final Overrides NONE = new Overrides(Set.of(), "");
  }

  /**
   * Where the contract has come to.
   *
   * @param soakEndsAt when the drop may follow; null unless QUARANTINED
   */
  public record Outcome(State state, @org.jspecify.annotations.Nullable Instant soakEndsAt) {}

  /**
   * Goes as far as the gate and the soak allow: to QUARANTINED first, and once the soak is over to
   * CONTRACTED.
   *
   * @throws BellowsException {@code gate.closed}, {@code soak.running} (exit 3)
   */
  public Outcome run(MigrationName name, Overrides override) {
    MigrationRecord record = workshop.read(connection -> workshop.record(connection, name));
    if (Transitions.require(name, record.state(), Command.CONTRACT) instanceof Transition.NoOp no) {
      workshop.remark("%s: %s".formatted(name, no.why()));
      return new Outcome(record.state(), null);
    }
    PhaseRunner runner = new PhaseRunner(workshop);
    if (record.state() == State.SWITCHED) {
      runner.run(name, Command.CONTRACT, Phase.CONTRACT.name(), run -> quarantine(run, override));
    } else {
      requireSoaked(record);
    }
    MigrationRecord now = workshop.read(connection -> workshop.record(connection, name));
    Instant end = soakEnd(now);
    if (now.state() == State.QUARANTINED && end.isAfter(now.times().now())) {
      return new Outcome(State.QUARANTINED, end);
    }
    runner.run(name, Command.CONTRACT, Phase.CONTRACT.name(), run -> drop(run, override));
    return new Outcome(State.CONTRACTED, null);
  }

  private State quarantine(PhaseRun run, Overrides override) throws SQLException {
    requireGate(run, override);
    steps(run, Stage.CONSTRAIN).forEach(step -> run.apply(step, Along.NOTHING));
    List<Step.Ddl> steps = steps(run, Stage.QUARANTINE);
    for (Step.Ddl step : steps) {
      run.apply(
          step,
          connection ->
              run.advance(connection, State.QUARANTINED, "the old side cannot be read any more"));
    }
    run.attempt().seam("state-quarantined");
    return run.record().state();
  }

  private State drop(PhaseRun run, Overrides override) throws SQLException {
    requireGate(run, override);
    List<Step.Ddl> steps = steps(run, Stage.DROP);
    steps.forEach(step -> run.apply(step, Along.NOTHING));
    run.attempt()
        .record(
            connection -> {
              run.journal().claims().release(connection, run.name());
              run.advance(connection, State.CONTRACTED, "only the new side is left");
              return run;
            });
    run.attempt().seam("state-contracted");
    return State.CONTRACTED;
  }

  private void requireGate(PhaseRun run, Overrides override) throws SQLException {
    if (!override.kinds().isEmpty()) {
      run.attempt()
          .record(
              connection -> {
                run.event(
                    connection,
                    "OVERRIDE",
                    "evidence %s is overridden: %s".formatted(override.kinds(), override.reason()));
                return override;
              });
    }
    MigrationRecord now = workshop.record(run.attempt().connection(), run.name());
    var evidence =
        run.attempt().read(connection -> new Collection(workshop).collect(connection, now));
    if (someDropped(run)) {
      return;
    }
    Gate.require(run.name(), evidence, override.kinds());
  }

  /** A drop that was cut off is finished: what it has dropped cannot be measured any more. */
  private boolean someDropped(PhaseRun run) throws SQLException {
    Set<String> done = run.journal().plans().done(run.attempt().connection(), run.name());
    return steps(run, Stage.DROP).stream().anyMatch(step -> done.contains(step.id()));
  }

  private void requireSoaked(MigrationRecord record) {
    Instant end = soakEnd(record);
    if (end.isAfter(record.times().now())) {
      throw BellowsException.refused(
              "soak.running",
              "migration '%s' is in quarantine until %s (%d s left). Nothing was dropped; run the command again then"
                  .formatted(
                      record.name(),
                      end,
                      Duration.between(record.times().now(), end).toSeconds() + 1))
          .with("soakEndsAt", end);
    }
  }

  private Instant soakEnd(MigrationRecord record) {
    Instant quarantined = record.times().quarantinedAt();
    Duration soak = workshop.migration(record).quarantine().soak();
    return quarantined == null ? record.times().now() : quarantined.plus(soak);
  }

  private static List<Step.Ddl> steps(PhaseRun run, Stage stage) {
    return run.steps().stream()
        .filter(step -> step.stage() == stage)
        .map(Step.Ddl.class::cast)
        .toList();
  }
}
