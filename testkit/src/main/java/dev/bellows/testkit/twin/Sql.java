package dev.bellows.testkit.twin;

/** Names and texts as SQL writes them. */
final class Sql {

  private Sql() {}

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
