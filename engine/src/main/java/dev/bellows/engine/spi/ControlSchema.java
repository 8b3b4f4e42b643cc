package dev.bellows.engine.spi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

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

  /** How large the control tables are, the largest first; they are there. */
  List<TableSize> sizes(Connection connection, String schema) throws SQLException;

  /**
   * The size of a control table.
   *
   * @param rows as the server estimates
   * @param bytes with its indexes
   */
  record TableSize(String table, long rows, long bytes) {}

  /** Whether the control tables are there. */
  boolean exists(Connection connection, String schema) throws SQLException;
}
