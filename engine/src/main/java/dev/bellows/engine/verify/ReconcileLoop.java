package dev.bellows.engine.verify;

import dev.bellows.engine.backfill.Checkpoint;
import dev.bellows.engine.backfill.Checkpoint.Reached;
import dev.bellows.engine.backfill.Pace;
import dev.bellows.engine.backfill.Pass;
import dev.bellows.engine.backfill.Passes;
import dev.bellows.engine.backfill.Progress;
import dev.bellows.engine.backfill.Recovery;
import dev.bellows.engine.backfill.SweepTools;
import dev.bellows.engine.backfill.Tally;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Walk;
import dev.bellows.engine.spi.Walk.Comparison;
import dev.bellows.engine.spi.Walk.Poisoned;
import dev.bellows.model.Migration.Backfill;
import dev.bellows.model.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares every row of a table once. A pass that an earlier attempt did not finish is gone on
 * with; otherwise a new one begins.
 *
 * <p>Used by one thread.
 */
public final class ReconcileLoop {

  private final SweepTools tools;
  private final RowProgram rows;
  private final MismatchLog mismatches;
  private final @Nullable Side repairFrom;
  private final Passes passes;
  private final Pace pace;
  private final Recovery recovery;
  private @Nullable Pass pass;
  private boolean begun;
  private final Map<String, Poisoned> closed = new HashMap<>();

  /**
   * @param repairFrom the authority whose side rows that are not consistent are written from; null
   *     only compares. A repaired row counts as a mismatch and as changed
   */
  public ReconcileLoop(
      SweepTools tools,
      RowProgram rows,
      Backfill settings,
      MismatchLog mismatches,
      @Nullable Side repairFrom) {
    this.tools = tools;
    this.rows = rows;
    this.mismatches = mismatches;
    this.repairFrom = repairFrom;
    this.passes = new Passes(tools, rows, settings.order());
    this.pace = new Pace(tools, settings);
    this.recovery = new Recovery(tools, rows.table());
  }

  /** What one transaction came to. */
  private record Step(Pass pass, Tally done) {}

  /**
   * Compares to the end of one pass.
   *
   * @throws BellowsException where the work is stopped, refused or out of patience; a new loop goes
   *     on from there
   */
  public Progress run() {
    Optional<Progress> last = Optional.empty();
    while (last.isEmpty()) {
      last = tick();
    }
    return last.get();
  }

  /**
   * One chunk, with the rest after it.
   *
   * @return the pass, when it has ended
   */
  public Optional<Progress> tick() {
    tools.waiter().await(Duration.ZERO);
    Instant began = tools.clock().instant();
    try {
      Step step = tools.transactions().run(pace.limits(), this::step);
      recovery.succeeded();
      pass = step.pass();
      begun = true;
      Progress progress = Progress.of(step.pass().checkpoint());
      tools.listener().accept(progress);
      if (step.pass().checkpoint().finished()) {
        return Optional.of(progress);
      }
      pace.rest(step.done(), began);
    } catch (SQLException e) {
      remedy(e);
    }
    return Optional.empty();
  }

  private void remedy(SQLException error) {
    tools.waiter().await(Duration.ZERO);
    switch (recovery.after(error)) {
      case AGAIN -> {}
      case EASE -> pace.ease();
      case SMALLER -> pace.shrink(rows.table(), error);
      case LOOK -> pass = null;
      case PROBE ->
          throw BellowsException.refused(
                  "reconcile.row-refused",
                  "a row of table %s cannot be %s: %s. The chunks before it are done"
                      .formatted(
                          rows.table(),
                          repairFrom == null ? "compared" : "compared or repaired",
                          error.getMessage()))
              .with("table", rows.table())
              .causedBy(error);
    }
  }

  private Step step(Connection connection) throws SQLException {
    tools.sessions().announceSweep(connection);
    Pass current = pass == null ? resumed(connection) : pass;
    return current.checkpoint().finished()
        ? new Step(current, Tally.NOTHING)
        : chunk(connection, current);
  }

  private Pass resumed(Connection connection) throws SQLException {
    Optional<Pass> latest = passes.latest(connection);
    if (latest.isEmpty()) {
      return afresh(connection, 0);
    }
    Checkpoint checkpoint = latest.get().checkpoint();
    pace.resume(checkpoint.batchRows());
    // one that this loop began is its own even when finished: only its commit was in doubt
    return checkpoint.finished() && !begun
        ? afresh(connection, checkpoint.pass() + 1)
        : latest.get();
  }

  private Pass afresh(Connection connection, int number) throws SQLException {
    mismatches.clear(connection);
    tools.poison().resolveAll(connection).forEach(row -> closed.put(row.key(), row));
    return passes.begin(connection, number, pace.rows());
  }

  private Step chunk(Connection connection, Pass current) throws SQLException {
    Checkpoint before = current.checkpoint();
    Walk walk = current.walk();
    Comparison found = walk.compare(connection, before.position(), pace.rows());
    // only now: the lock of the comparison keeps the table from being written anew
    if (!walk.stillValid(connection)) {
      return new Step(afresh(connection, before.pass() + 1), Tally.NOTHING);
    }
    long repaired = found.mismatches() == 0 ? 0 : repaired(connection, walk, before);
    mismatches.record(connection, found.samples());
    List<Poisoned> failing = new ArrayList<>(found.poisoned());
    failing.addAll(stillFailing(found));
    if (!failing.isEmpty()) {
      tools.poison().record(connection, failing);
    }
    Tally done =
        new Tally(
            found.checked(),
            repaired,
            1,
            recovery.retries(),
            found.poisoned().size(),
            found.mismatches(),
            0);
    Reached reached = new Reached(found.position(), found.progress(), found.finished());
    Checkpoint after = before.after(reached, done, pace.rows(), pace.rate());
    tools.checkpoints().save(connection, after);
    return new Step(current.at(after), done);
  }

  /** Rows that the backfill could not fill, and that nobody has mended since. */
  private List<Poisoned> stillFailing(Comparison found) {
    return repairFrom == null
        ? found.samples().stream().map(closed::get).filter(Objects::nonNull).toList()
        : List.of();
  }

  private long repaired(Connection connection, Walk walk, Checkpoint before) throws SQLException {
    return repairFrom == null
        ? 0
        : walk.repair(connection, before.position(), pace.rows(), repairFrom).changed();
  }
}
