package dev.bellows.engine.run;

import dev.bellows.engine.backfill.Backfill;
import dev.bellows.engine.expand.Expand;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.Flags.Flag;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.lifecycle.RunResult;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.engine.switching.Switch;
import dev.bellows.engine.verify.Verify;
import dev.bellows.engine.verify.VerifyResult;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import dev.bellows.model.State;
import java.time.Instant;
import java.util.Optional;

/**
 * Goes along the life cycle, phase after phase, until a state is reached or a person has to decide.
 * It decides nothing itself: it accepts nothing lossy, no one-way door and no debt, it moves
 * readers only if nobody has moved them by hand, and it begins nothing again that was rolled back.
 */
public final class RunToState {

  private final Workshop workshop;

  public RunToState(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Goes as far as the gates allow.
   *
   * @param goal from EXPANDED to CONTRACTED
   * @throws BellowsException {@code run.goal} (exit 2) for another goal; whatever a phase throws
   */
  public RunResult run(Migration migration, State goal) {
    requireGoal(goal);
    State state = state(migration.name());
    while (!state.isAtLeast(goal)) {
      Optional<String> waiting = next(migration, state);
      State reached = state(migration.name());
      if (waiting.isPresent() && !reached.isAtLeast(goal)) {
        return new RunResult(reached, waiting.get());
      }
      state = reached;
    }
    return new RunResult(state, null);
  }

  private static void requireGoal(State goal) {
    if (goal == State.PLANNED || goal == State.ROLLED_BACK) {
      throw BellowsException.userError(
          "run.goal",
          "'run' goes forward only, to one of EXPANDED, BACKFILLED, VERIFIED, SWITCHED, QUARANTINED, CONTRACTED; not to %s. Nothing was changed"
              .formatted(goal));
    }
  }

  private State state(MigrationName name) {
    return workshop
        .read(connection -> workshop.journal().migrations().find(connection, name))
        .map(MigrationRecord::state)
        .orElse(State.PLANNED);
  }

  /** Runs one phase; what it waits for where it could not move on. */
  private Optional<String> next(Migration migration, State state) {
    MigrationName name = migration.name();
    return switch (state) {
      case PLANNED -> {
        new Expand(workshop).run(migration, Expand.Accept.NOTHING);
        yield Optional.empty();
      }
      case EXPANDED -> {
        new Backfill(workshop).run(migration);
        yield Optional.empty();
      }
      case BACKFILLED -> verify(name);
      case VERIFIED -> moveReaders(name);
      case SWITCHED, QUARANTINED -> new ContractMove(workshop).go(name);
      case CONTRACTED -> Optional.empty();
      case ROLLED_BACK ->
          Optional.of("a decision to begin again after the rollback: bellows expand " + name);
    };
  }

  private Optional<String> verify(MigrationName name) {
    VerifyResult found = new Verify(workshop).run(name, Verify.Mode.COMPARE);
    return found.clean()
        ? Optional.empty()
        : Optional.of(
            "%d mismatches and %d rows that cannot be transformed to be mended: bellows verify %s --repair writes mismatches from the old side"
                .formatted(found.mismatches(), found.failures(), name));
  }

  private Optional<String> moveReaders(MigrationName name) {
    if (readersWereMoved(name)) {
      Flag flag =
          workshop.read(
              connection -> workshop.journal().flags().find(connection, name).orElse(Flag.OLD));
      return Optional.of(
          "a decision about the readers, which somebody has moved by hand (%d %% read the new side): bellows switch %s --reads new"
              .formatted(flag.percent(), name));
    }
    new Switch(workshop).toNew(name, Switch.ALL, Switch.Accept.NOTHING);
    return Optional.empty();
  }

  /** Since the expand: what an earlier generation did does not count. */
  private boolean readersWereMoved(MigrationName name) {
    return workshop.read(
        connection -> {
          Instant expanded = workshop.record(connection, name).times().expandedAt();
          return expanded != null
              && workshop.journal().flags().setSince(connection, name, expanded);
        });
  }
}
