package dev.bellows.engine.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Where the checkpoints of one sweep or reconciliation are kept. */
public interface Checkpoints {

  /** That of the latest pass, if one has begun. */
  Optional<Checkpoint> latest(Connection connection) throws SQLException;

  /**
   * Saves a pass's checkpoint in the connection's transaction, as the last thing before its commit.
   *
   * @throws dev.bellows.engine.failure.BellowsException where the lease is lost: nothing of the
   *     transaction may be committed
   */
  void save(Connection connection, Checkpoint checkpoint) throws SQLException;
}
