package dev.bellows.postgresql.session;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;

/**
 * Finds a pooler between us and the server, and refuses it before any setting of ours could leak to
 * its other clients. A pooler hands out a process id of its own making when a connection begins, so
 * that it differs from what the server says.
 *
 * <p>One that pools sessions cannot be told from one that pools transactions while nobody else uses
 * it: with a single client both keep the same server connection. So every pooler is refused.
 */
final class Pooler {

  private static final int TRANSACTIONS = 5;

  private Pooler() {}

  /**
   * @throws BellowsException {@code connection.pooled} (exit 3)
   */
  static void refuse(Connection connection) throws SQLException {
    int actual = backend(connection);
    OptionalInt told = DriverWords.backend(connection);
    if (told.isPresent() && told.getAsInt() == actual) {
      return;
    }
    for (int more = 1; more < TRANSACTIONS; more++) {
      int next = backend(connection);
      if (next != actual) {
        throw pooled(
            "two transactions of one connection ran in backends %d and %d: it pools transactions"
                .formatted(actual, next));
      }
    }
    if (told.isPresent()) {
      throw pooled(
          "the connection was promised backend %d and runs in %d; whether it pools sessions or transactions cannot be told from here"
              .formatted(told.getAsInt(), actual));
    }
  }

  private static int backend(Connection connection) throws SQLException {
    int backend = Sql.one(connection, "SELECT pg_backend_pid()", row -> row.getInt(1));
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
    return backend;
  }

  private static BellowsException pooled(String evidence) {
    return BellowsException.refused(
        "connection.pooled",
        "a connection pooler stands between Bellows and the server (%s). Settings and locks of one client could reach another through it. Nothing was changed and no setting was made; give Bellows the server's own host and port with --url. Applications may stay on the pooler"
            .formatted(evidence));
  }
}
