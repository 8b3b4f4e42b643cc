package dev.bellows.engine.backfill;

import dev.bellows.engine.database.Work;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions.Blocker;
import dev.bellows.engine.spi.Sessions.Limits;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs transactions, one at a time. */
public interface Transactions {

  /**
   * Begins, limits, works, commits; rolls back on any error.
   *
   * @throws SQLException as the server says; of unknown outcome where the connection was lost
   */
  <T extends @Nullable Object> T run(Limits limits, Work<T> work) throws SQLException;

  /**
   * Gets a new connection in the place of one that broke.
   *
   * @throws BellowsException where there is none to be had within the patience
   */
  void reconnect();

  /** Who was waited for when a transaction last failed for want of a lock, as far as seen. */
  List<Blocker> blockers();

  /** What an error of the server means, as a failure of ours. */
  BellowsException translated(SQLException error);
}
