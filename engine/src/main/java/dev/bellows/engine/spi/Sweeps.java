package dev.bellows.engine.spi;

import dev.bellows.model.SweepOrder;
import java.sql.Connection;
import java.sql.SQLException;

/** Ways of walking a table. */
public interface Sweeps {

  /**
   * Chooses and measures a walk over a table.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code sweep.no-key} (exit 3) where KEY is
   *     asked of a table without one
   */
  Walk walk(Connection connection, RowProgram rows, SweepOrder order) throws SQLException;

  /** One batch's statement, to be shown in a plan. */
  String fillExample(RowProgram rows);

  /** One chunk's query, to be shown in a plan. */
  String compareExample(RowProgram rows);
}
