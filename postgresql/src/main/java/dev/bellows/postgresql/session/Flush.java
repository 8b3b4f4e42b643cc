package dev.bellows.postgresql.session;

import dev.bellows.engine.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes everything committed so far outlive a crash of the server. */
final class Flush {

  /** A commit waits for the disk only where the transaction has written something to the log. */
  private static final String COMMIT =
      """
      SELECT set_config('synchronous_commit',
          CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, true),
        pg_logical_emit_message(true, 'bellows', 'flush')""";

  private Flush() {}

  static void now(Connection connection) throws SQLException {
    Sql.execute(connection, COMMIT);
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }
}
