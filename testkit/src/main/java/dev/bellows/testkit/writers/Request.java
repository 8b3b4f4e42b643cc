package dev.bellows.testkit.writers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/** What an application does in one transaction. */
@FunctionalInterface
public interface Request {

  /**
   * Executes the request's statements. The caller commits afterwards, or rolls back when this
   * throws; it may be called again with the same meaning after a failure that is worth a retry.
   *
   * @param connection a pooled connection with auto-commit off
   * @param random the thread's own source, seeded by the workload
   */
  void execute(Connection connection, RandomGenerator random) throws SQLException;
}
