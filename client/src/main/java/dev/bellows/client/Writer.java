package dev.bellows.client;

import dev.bellows.model.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;

/** Tells the sync which side the current transaction means to write. Stateless, thread-safe. */
public final class Writer {

  private Writer() {}

  /**
   * Announces the side that the writes of the current transaction mean; needed only where a
   * statement gives both sides, or neither on INSERT. It ends with the transaction ({@code SET
   * LOCAL}), so a connection pool never hands it to somebody else.
   *
   * @throws IllegalStateException when the connection commits by itself: the announcement would be
   *     over before the next statement
   * @throws SQLException when the database refuses it
   */
  public static void announce(Connection connection, Side side) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new IllegalStateException(
          "a writer can be announced within a transaction only, and this connection commits after"
              + " each statement: call setAutoCommit(false) first");
    }
    try (PreparedStatement announcement =
        connection.prepareStatement("SELECT set_config('bellows.writer', ?, true)")) {
      announcement.setString(1, side.name().toLowerCase(Locale.ROOT));
      announcement.execute();
    }
  }
}
