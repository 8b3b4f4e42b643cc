package dev.bellows.testkit;

import java.sql.SQLException;

/** A database that is checked for leaks and dropped when its test ends. */
record CheckedDatabase(Database database) implements AutoCloseable {

  @Override
  public void close() throws SQLException {
    try {
      new LeakCheck(database).check();
    } finally {
      database.drop();
    }
  }
}
