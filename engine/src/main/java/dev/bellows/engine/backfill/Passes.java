package dev.bellows.engine.backfill;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Walk;
import dev.bellows.model.SweepOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** Begins passes over a table, and finds the one that an earlier attempt was in. */
public final class Passes {

  private static final int MOST_IN_A_ROW = 20;

  private final SweepTools tools;
  private final RowProgram rows;
  private final SweepOrder order;
  private int begun;

  public Passes(SweepTools tools, RowProgram rows, SweepOrder order) {
    this.tools = tools;
    this.rows = rows;
    this.order = order;
  }

  /**
   * The latest pass, finished or not; a new one where that was walked in another order, which may
   * have been changed since.
   */
  public Optional<Pass> latest(Connection connection) throws SQLException {
    Optional<Checkpoint> latest = tools.checkpoints().latest(connection);
    if (latest.isEmpty()) {
      return Optional.empty();
    }
    Checkpoint checkpoint = latest.get();
    Walk walk = tools.sweeps().walk(connection, rows, order);
    if (walk.measuredAlike(checkpoint.extent())) {
      return Optional.of(new Pass(walk.resumed(checkpoint.extent()), checkpoint));
    }
    return Optional.of(
        checkpoint.finished()
            ? new Pass(walk, checkpoint)
            : begin(connection, checkpoint.pass() + 1, checkpoint.batchRows()));
  }

  /**
   * A pass over the table as it is now, saved.
   *
   * @throws BellowsException {@code sweep.unsettled} (exit 3) where no pass was the last for too
   *     often
   */
  public Pass begin(Connection connection, int number, int batchRows) throws SQLException {
    return begin(connection, number, walk -> "", batchRows);
  }

  /** The same for a pass that is expected to find little to do. */
  Pass residual(Connection connection, int number, int batchRows) throws SQLException {
    return begin(connection, number, Walk::residual, batchRows);
  }

  private Pass begin(
      Connection connection, int number, Function<Walk, String> position, int batchRows)
      throws SQLException {
    if (begun++ == MOST_IN_A_ROW) {
      throw BellowsException.refused(
              "sweep.unsettled",
              "%d passes over table %s found something to do again and again: something writes rows past the sync, the transform gives another value each time, or the table is written anew all the time. What was done is committed; run the command again to continue"
                  .formatted(MOST_IN_A_ROW, rows.table()))
          .with("table", rows.table());
    }
    Walk walk = tools.sweeps().walk(connection, rows, order);
    Checkpoint checkpoint = Checkpoint.begin(number, walk, position.apply(walk), batchRows);
    tools.checkpoints().save(connection, checkpoint);
    return new Pass(walk, checkpoint);
  }
}
