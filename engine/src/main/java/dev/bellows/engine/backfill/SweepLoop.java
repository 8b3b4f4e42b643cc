package dev.bellows.engine.backfill;

import dev.bellows.engine.backfill.Caution.Batched;
import dev.bellows.engine.backfill.Checkpoint.Reached;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Sessions.ErrorClass;
import dev.bellows.engine.spi.Walk;
import dev.bellows.engine.spi.Walk.Batch;
import dev.bellows.engine.spi.Walk.Poisoned;
import dev.bellows.engine.spi.Walk.Skip;
import dev.bellows.model.Migration.Backfill;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills every row of a table that is not consistent: one pass over all of them, then more until one
 * finds nothing to do. Rows that others have locked are left to a later pass, and waited for only
 * when a whole pass has found nothing else. Rows that cannot be filled are recorded. Goes on from
 * the checkpoint of an earlier attempt.
 *
 * <p>Used by one thread.
 */
public final class SweepLoop {

  private static final int MOST_REFUSALS = 10_000;

  private final SweepTools tools;
  private final RowProgram rows;
  private final Passes passes;
  private final Pace pace;
  private final Recovery recovery;
  private @Nullable Pass pass;
  private Caution caution = Caution.NONE;
  private long refusals;

  public SweepLoop(SweepTools tools, RowProgram rows, Backfill settings) {
    this.tools = tools;
    this.rows = rows;
    this.passes = new Passes(tools, rows, settings.order());
    this.pace = new Pace(tools, settings);
    this.recovery = new Recovery(tools, rows.table());
  }

  /**
   * What one transaction came to.
   *
   * @param caution for the next batch
   */
  private record Step(Pass pass, Tally done, Caution caution) {}

  /**
   * Sweeps to the end.
   *
   * @return the last pass, which found nothing to do
   * @throws BellowsException where the work is stopped, refused or out of patience; what was
   *     committed holds, and a new loop goes on from there
   */
  public Progress run() {
    Optional<Progress> last = Optional.empty();
    while (last.isEmpty()) {
      last = tick();
    }
    return last.get();
  }

  /**
   * One batch, with the rest after it.
   *
   * @return the last pass, when the sweep has ended
   */
  public Optional<Progress> tick() {
    tools.waiter().await(Duration.ZERO);
    Instant began = tools.clock().instant();
    try {
      Step step = tools.transactions().run(pace.limits(), this::step);
      recovery.succeeded();
      pass = step.pass();
      caution = step.caution();
      if (isSettled(step.pass())) {
        flush();
      }
      tools.listener().accept(Progress.of(step.pass().checkpoint()));
      if (isSettled(step.pass())) {
        return Optional.of(Progress.of(step.pass().checkpoint()));
      }
      pace.rest(step.done(), began);
    } catch (SQLException e) {
      remedy(e);
    }
    return Optional.empty();
  }

  private static boolean isSettled(Pass pass) {
    Tally tally = pass.checkpoint().tally();
    return pass.checkpoint().finished() && tally.changed() == 0 && tally.held() == 0;
  }

  /** The batches were committed without waiting for the disk; the end of the sweep does wait. */
  private void flush() throws SQLException {
    tools
        .transactions()
        .run(
            pace.limits(),
            connection -> {
              tools.sessions().flush(connection);
              return pace;
            });
  }

  private void remedy(SQLException error) {
    tools.waiter().await(Duration.ZERO);
    if (tools.sessions().classify(error) == ErrorClass.RETRY
        && triesOtherwise(caution.afterLock())) {
      recovery.triedOtherwise();
      return;
    }
    switch (recovery.after(error)) {
      case AGAIN -> {}
      case EASE -> pace.ease();
      case SMALLER -> pace.shrink(rows.table(), error);
      case LOOK -> pass = null;
      case PROBE -> {
        if (!triesOtherwise(caution.afterBadRow())) {
          throw refused("a row", error.getMessage()).causedBy(error);
        }
      }
    }
  }

  private boolean triesOtherwise(Optional<Caution> other) {
    other.ifPresent(
        it -> {
          caution = it;
          if (it.skip() == Skip.REFUSED) {
            pace.searching();
          }
        });
    return other.isPresent();
  }

  private BellowsException refused(String what, @Nullable String words) {
    return BellowsException.refused(
            "sweep.row-refused",
            "the server refuses %s of table %s that the transform has nothing against: %s. A constraint or a trigger of the table may be the cause; the batches before are committed. Mend the cause and run the command again"
                .formatted(what, rows.table(), words))
        .with("table", rows.table());
  }

  /** Some rows are left for a person to mend; when it is all of them something else is wrong. */
  private void requireFew(List<Poisoned> more) {
    refusals += more.size();
    if (refusals > MOST_REFUSALS) {
      Poisoned last = more.get(more.size() - 1);
      throw refused("more than %d rows".formatted(MOST_REFUSALS), last.key() + ": " + last.error());
    }
  }

  private Step step(Connection connection) throws SQLException {
    tools.sessions().announceSweep(connection);
    tools.sessions().commitLazily(connection);
    Pass current = pass == null ? resumed(connection) : pass;
    if (isSettled(current)) {
      return new Step(current, Tally.NOTHING, caution);
    }
    if (current.checkpoint().finished()) {
      return next(connection, current);
    }
    return batch(connection, current);
  }

  private Pass resumed(Connection connection) throws SQLException {
    Optional<Pass> latest = passes.latest(connection);
    if (latest.isEmpty()) {
      return begun(connection, 0);
    }
    pace.resume(latest.get().checkpoint().batchRows());
    return latest.get();
  }

  /** What failed before is tried again, and recorded where it still does. */
  private Pass begun(Connection connection, int number) throws SQLException {
    tools.poison().resolveAll(connection);
    return number == 0
        ? passes.begin(connection, number, pace.rows())
        : passes.residual(connection, number, pace.rows());
  }

  private Step next(Connection connection, Pass current) throws SQLException {
    Checkpoint last = current.checkpoint();
    Pass begun = begun(connection, last.pass() + 1);
    return new Step(begun, Tally.NOTHING, Caution.after(last.tally()));
  }

  private Step batch(Connection connection, Pass current) throws SQLException {
    Checkpoint before = current.checkpoint();
    Walk walk = current.walk();
    Skip skip = caution.skip();
    List<Poisoned> poisoned =
        skip == Skip.NOTHING ? List.of() : walk.probe(connection, before.position(), pace.rows());
    Batch batch = walk.fill(connection, before.position(), pace.rows(), skip);
    // only now: the batch's lock keeps the table from being written anew before the commit
    if (!walk.stillValid(connection)) {
      return next(connection, current);
    }
    requireFew(batch.refused());
    long recorded = recorded(connection, poisoned, batch.refused());
    Tally done =
        new Tally(
            batch.looked(), batch.changed(), 1, recovery.retries(), recorded, 0, batch.held());
    Reached reached = new Reached(batch.position(), batch.progress(), batch.finished());
    Checkpoint after = before.after(reached, done, pace.rows(), pace.rate());
    tools.checkpoints().save(connection, after);
    return new Step(
        current.at(after),
        done,
        caution.after(new Batched(batch.held(), batch.refused().size(), poisoned.size())));
  }

  private long recorded(Connection connection, List<Poisoned> poisoned, List<Poisoned> refused)
      throws SQLException {
    List<Poisoned> failing = new ArrayList<>(poisoned);
    failing.addAll(refused);
    return failing.isEmpty() ? 0 : tools.poison().record(connection, failing);
  }
}
