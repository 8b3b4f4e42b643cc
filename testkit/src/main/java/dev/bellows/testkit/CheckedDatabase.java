package dev.bellows.testkit;

import java.sql.SQLException;

/** A database that is checked for leaks and dropped when it is closed. */
public record CheckedDatabase(Database database) implements AutoCloseable {

  @Override
  public void close() throws SQLException {
    try {
      new LeakCheck(database).check();
    } finally {
      database.drop();
    }
  }
}
