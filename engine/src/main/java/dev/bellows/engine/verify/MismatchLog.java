package dev.bellows.engine.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where the keys of inconsistent rows are sampled. */
public interface MismatchLog {

  /** Adds keys in the connection's transaction. */
  void record(Connection connection, List<String> keys) throws SQLException;

  /** Forgets the keys of an earlier pass: a full one begins. */
  void clear(Connection connection) throws SQLException;
}
