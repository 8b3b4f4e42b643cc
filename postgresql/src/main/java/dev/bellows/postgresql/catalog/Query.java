package dev.bellows.postgresql.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A question to the catalog. */
final class Query {

  /** Reads the row that a result stands on. */
  interface Row<T> {
    T read(ResultSet result) throws SQLException;
  }

  private Query() {}

  static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(row.read(result));
        }
        return rows;
      }
    }
  }

  static <T> Optional<T> first(Connection connection, String sql, Row<T> row, Object... arguments)
      throws SQLException {
    return list(connection, sql, row, arguments).stream().findFirst();
  }

  /** The only row of a query that always has one. */
  static <T> T one(Connection connection, String sql, Row<T> row, Object... arguments)
      throws SQLException {
    return first(connection, sql, row, arguments)
        .orElseThrow(() -> new SQLException("No row where one was expected: " + sql));
  }

  /** A column of type text[]. */
  static List<String> texts(ResultSet result, int column) throws SQLException {
    return List.of((String[]) result.getArray(column).getArray());
  }
}
