package dev.bellows.postgresql.sweep;

import dev.bellows.model.TableName;

/** Names and texts as SQL. */
final class Quoting {

  private Quoting() {}

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String table(TableName table) {
    String name = identifier(table.name());
    return table.schema() == null ? name : identifier(table.schema()) + "." + name;
  }

  /** A string literal that means the same whatever standard_conforming_strings says. */
  static String literal(String text) {
    String quoted = '\'' + text.replace("'", "''") + '\'';
    return text.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
  }
}
