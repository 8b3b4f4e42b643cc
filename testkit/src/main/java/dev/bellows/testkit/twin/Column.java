package dev.bellows.testkit.twin;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A column the table has at this moment. */
record Column(String name, String type) {

  static List<Column> of(Connection connection, String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
                + " WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND NOT attisdropped")) {
      statement.setString(1, table);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          columns.add(new Column(result.getString(1), result.getString(2)));
        }
      }
    }
    return columns;
  }

  static Column named(String name, List<Column> columns, TwinDefinition definition) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s has no column %s, only %s. If it was renamed or dropped, check with a Layout that says so."
                        .formatted(
                            definition.table(),
                            name,
                            columns.stream().map(Column::name).toList())));
  }
}
