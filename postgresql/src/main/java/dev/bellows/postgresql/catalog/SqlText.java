package dev.bellows.postgresql.catalog;

import dev.bellows.model.TableName;

/** Names and strings as SQL writes them. */
final class SqlText {

  private SqlText() {}

  static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String quote(TableName table) {
    String name = quote(table.name());
    return table.schema() == null ? name : quote(table.schema()) + "." + name;
  }

  /** A literal that means the same whatever standard_conforming_strings says. */
  static String literal(String text) {
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
