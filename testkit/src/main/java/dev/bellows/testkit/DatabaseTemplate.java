package dev.bellows.testkit;

import java.sql.SQLException;

/**
 * Prepares the database that the databases of many tests are copies of: tables, rows, extensions.
 * Implementations have a constructor without parameters.
 */
@FunctionalInterface
public interface DatabaseTemplate {

  /** Called once per server with an empty database. No session may be left open. */
  void prepare(Database database) throws SQLException;
}
