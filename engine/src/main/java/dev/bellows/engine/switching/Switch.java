package dev.bellows.engine.switching;

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
import dev.bellows.model.MigrationName;
import dev.bellows.model.Phase;
import dev.bellows.model.Side;
import dev.bellows.model.State;
import dev.bellows.model.SwitchMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The command {@code switch}. */
public final class Switch {

  /** All readers. */
  public static final int ALL = 100;

  private final Workshop workshop;

  public Switch(Workshop workshop) {
    this.workshop = workshop;
  }

  /** What a person accepts beforehand. */
  public enum Accept {
    NOTHING,
    ONE_WAY,
    DATA_LOSS
  }

  /**
   * Moves readers to the new side: a part of them, which changes no state, or all.
   *
   * @param percent from 1 to 100
   * @throws BellowsException {@code switch.percent} (exit 2); {@code switch.one-way}, {@code
   *     switch.failures} (exit 3); {@code switch.old-snapshot} (exit 4)
   */
  public Flag toNew(MigrationName name, int percent, Accept accept) {
    MigrationRecord record = workshop.read(connection -> workshop.record(connection, name));
    requirePercent(record, percent);
    if (Transitions.require(name, record.state(), Command.SWITCH_NEW)
        instanceof Transition.NoOp no) {
      requireAll(record, percent);
      workshop.remark("%s: %s".formatted(name, no.why()));
      return current(name);
    }
    if (record.oneWay() && accept != Accept.ONE_WAY) {
      throw BellowsException.refused(
              "switch.one-way",
              "migration '%s' has no way back for its data: once readers have moved, the old side is not kept up to date. Nothing was changed; --accept-one-way moves them all the same"
                  .formatted(name))
          .with("migration", name);
    }
    return new PhaseRunner(workshop)
        .run(
            name,
            Command.SWITCH_NEW,
            Phase.SWITCH.name(),
            run -> {
              if (record.oneWay()) {
                accepted(run, "one way: there is no way back for the data");
              }
              return forward(run, percent);
            });
  }

  /** What somebody takes upon himself stays in the journal. */
  static void accepted(PhaseRun run, String what) {
    run.attempt()
        .record(
            connection -> {
              run.event(connection, "ACCEPTED", what);
              return what;
            });
  }

  private static void requirePercent(MigrationRecord record, int percent) {
    if (percent < 1 || percent > ALL) {
      throw BellowsException.userError(
          "switch.percent",
          "--percent %d is not between 1 and 100. Nothing was changed".formatted(percent));
    }
    if (record.switchMode() == SwitchMode.SWAP && percent < ALL) {
      throw BellowsException.userError(
          "switch.percent",
          "migration '%s' swaps names, which is all or nothing; leave --percent out. Nothing was changed"
              .formatted(record.name()));
    }
  }

  private static void requireAll(MigrationRecord record, int percent) {
    if (percent < ALL) {
      throw BellowsException.refused(
              "switch.past",
              "all readers of migration '%s' have moved for good (%s); fewer than all is possible again after 'switch --reads old'. Nothing was changed"
                  .formatted(record.name(), record.state()))
          .with("migration", record.name());
    }
  }

  private Flag forward(PhaseRun run, int percent) throws SQLException {
    requireNoFailures(run);
    new OldSnapshots(run).awaitGone();
    if (percent < ALL) {
      return run.attempt().record(connection -> set(run, connection, Side.NEW, percent));
    }
    List<Step.Ddl> steps = switching(run);
    for (Step.Ddl step : steps) {
      run.apply(step, connection -> switched(run, connection));
    }
    if (steps.isEmpty()) {
      run.attempt()
          .record(
              connection -> {
                switched(run, connection);
                return percent;
              });
    }
    run.attempt().seam("state-switched");
    return current(run.name());
  }

  /** Flag, authority and state change in one transaction. */
  private static void switched(PhaseRun run, Connection connection) throws SQLException {
    set(run, connection, Side.NEW, ALL);
    run.advance(
        connection, State.SWITCHED, "all readers read the new side, which is the source of truth");
  }

  private static Flag set(PhaseRun run, Connection connection, Side side, int percent)
      throws SQLException {
    Flag flag = run.journal().flags().set(connection, run.name(), side, percent);
    run.event(
        connection,
        "READERS_MOVED",
        side == Side.OLD
            ? "readers read the old side"
            : "%d %% of the reads go to the new side".formatted(percent));
    return flag;
  }

  private void requireNoFailures(PhaseRun run) throws SQLException {
    long open = run.journal().failures().open(run.attempt().connection(), run.name());
    if (open > 0) {
      throw BellowsException.refused(
          "switch.failures",
          "%d rows of migration '%s' could not be transformed since they were verified. Readers stay where they are; mend the rows and run 'verify' again"
              .formatted(open, run.name()));
    }
  }

  /**
   * Moves all readers back to the old side; the sync stays.
   *
   * @throws BellowsException {@code switch.data-loss} (exit 3) for one way without acceptance
   */
  public Flag toOld(MigrationName name, Accept accept) {
    MigrationRecord record = workshop.read(connection -> workshop.record(connection, name));
    if (Transitions.require(name, record.state(), Command.SWITCH_OLD)
        instanceof Transition.NoOp no) {
      workshop.remark("%s: %s".formatted(name, no.why()));
      return current(name);
    }
    return new PhaseRunner(workshop)
        .run(
            name,
            Command.SWITCH_OLD,
            Phase.SWITCH.name(),
            run -> {
              back(run, accept);
              return current(name);
            });
  }

  /** Moves readers back inside an attempt that runs already. */
  public static void back(PhaseRun run, Accept accept) throws SQLException {
    if (run.record().state() == State.VERIFIED) {
      run.attempt().record(connection -> set(run, connection, Side.OLD, 0));
      return;
    }
    new StaleRows(run).requireNone(accept);
    undoConstraints(run);
    List<Step.Ddl> steps = switching(run);
    for (Step.Ddl step : steps) {
      run.takeBack(step, connection -> verified(run, connection));
    }
    if (steps.isEmpty()) {
      run.attempt()
          .record(
              connection -> {
                verified(run, connection);
                return run;
              });
    }
    run.attempt().seam("state-verified");
  }

  private static void verified(PhaseRun run, Connection connection) throws SQLException {
    set(run, connection, Side.OLD, 0);
    run.advance(
        connection,
        State.VERIFIED,
        "all readers read the old side, which is the source of truth again");
  }

  /** The old version may write what a constraint of the contract would refuse. */
  private static void undoConstraints(PhaseRun run) {
    List<Step> constraints =
        run.steps().stream().filter(step -> step.stage() == Stage.CONSTRAIN).toList();
    for (int at = constraints.size() - 1; at >= 0; at--) {
      run.takeBack((Step.Ddl) constraints.get(at), connection -> {});
    }
  }

  private static List<Step.Ddl> switching(PhaseRun run) {
    return run.steps().stream()
        .filter(step -> step.stage() == Stage.SWITCH)
        .map(Step.Ddl.class::cast)
        .toList();
  }

  private Flag current(MigrationName name) {
    return workshop.read(
        connection -> workshop.journal().flags().find(connection, name).orElse(Flag.OLD));
  }
}
