package dev.bellows.postgresql.sweep;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a key, in their order, with their types as the server writes them. */
record KeyColumns(List<String> names, List<String> types) {

  static KeyColumns read(Connection connection, TableName table, List<String> names)
      throws SQLException {
    Map<String, String> typeOf =
        Sql.list(
                connection,
                "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
                    .formatted(Names.literal(Names.table(table))),
                row -> Map.entry(row.getString(1), row.getString(2)))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<String> types = new ArrayList<>();
    for (String name : names) {
      String type = typeOf.get(name);
      if (type == null) {
        throw BellowsException.internal(
            "sweep.key", "table %s has no column '%s' of the key".formatted(table, name));
      }
      types.add(type);
    }
    return new KeyColumns(List.copyOf(names), List.copyOf(types));
  }

  /** The columns, separated by commas. */
  String list() {
    return names.stream().map(Names::quote).collect(Collectors.joining(", "));
  }

  /** The columns as text, separated by commas. */
  String texts() {
    return names.stream().map(it -> Names.quote(it) + "::text").collect(Collectors.joining(", "));
  }

  /** Reads the columns of {@link #texts}. */
  KeyText read(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int at = 1; at <= names.size(); at++) {
      values.add(row.getString(at));
    }
    return new KeyText(values);
  }

  /** The columns from the last key to the first. */
  String descending() {
    return names.stream().map(it -> Names.quote(it) + " DESC").collect(Collectors.joining(", "));
  }

  String after(KeyText key) {
    return compared(">", key);
  }

  String upTo(KeyText key) {
    return compared("<=", key);
  }

  private String compared(String operator, KeyText key) {
    String values =
        IntStream.range(0, names.size())
            .mapToObj(at -> value(key.values().get(at), types.get(at)))
            .collect(Collectors.joining(", "));
    return names.size() == 1
        ? "%s %s %s".formatted(list(), operator, values)
        : "(%s) %s (%s)".formatted(list(), operator, values);
  }

  private static String value(String text, String type) {
    return "CAST(%s AS %s)".formatted(Names.literal(text), type);
  }
}
