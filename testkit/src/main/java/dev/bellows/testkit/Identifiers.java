package dev.bellows.testkit;

/** Names and texts as SQL writes them. */
final class Identifiers {

  private Identifiers() {}

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
