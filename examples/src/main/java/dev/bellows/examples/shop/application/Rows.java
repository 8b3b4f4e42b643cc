package dev.bellows.examples.shop.application;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs the application's statements, each of which is about exactly one row. */
final class Rows {

  private Rows() {}

  /** What to take from the row. */
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  static <T> T one(Connection connection, String sql, Row<T> row, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next()) {
          throw new SQLException("no row: " + sql);
        }
        return row.of(result);
      }
    }
  }

  static void change(Connection connection, String sql, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      int changed = statement.executeUpdate();
      if (changed != 1) {
        throw new SQLException("%d rows changed, not one: %s".formatted(changed, sql));
      }
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] arguments)
      throws SQLException {
    for (int index = 0; index < arguments.length; index++) {
      statement.setObject(index + 1, arguments[index]);
    }
  }
}
