package dev.bellows.engine.backfill;

import dev.bellows.engine.spi.Walk.Poisoned;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where rows whose transform fails are recorded. */
public interface PoisonLog {

  /**
   * Records rows in the connection's transaction; one that is recorded and open is not again.
   *
   * @return how many were not recorded before
   */
  long record(Connection connection, List<Poisoned> rows) throws SQLException;

  /** Closes what is open, and tells it: a full pass is about to find what still fails. */
  List<Poisoned> resolveAll(Connection connection) throws SQLException;
}
