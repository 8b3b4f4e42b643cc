package dev.bellows.engine.spi;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes the control tables, and upgrades them. */
public interface ControlSchema {

  /** The version of the control tables that this Bellows works with. */
  int version();

  /**
   * Makes or upgrades the control tables in the schema; no-op where they are there in this version.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code control.no-right} (exit 3) with the
   *     GRANT that helps; {@code control.newer} (exit 3) where a newer Bellows made them
   */
  void make(Connection connection, String schema) throws SQLException;

  /** Whether the control tables are there. */
  boolean exists(Connection connection, String schema) throws SQLException;
}
