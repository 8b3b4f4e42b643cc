package dev.bellows.postgresql.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    if (arguments.length == 0) {
      return list(connection, sql, row);
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return rows(result, row);
      }
    }
  }

  /** Without arguments, a question mark is what it is to the server. */
  private static <T> List<T> list(Connection connection, String sql, Row<T> row)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet result = statement.executeQuery(sql)) {
        return rows(result, row);
      }
    }
  }

  private static <T> List<T> rows(ResultSet result, Row<T> row) throws SQLException {
    List<T> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(row.read(result));
    }
    return rows;
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
