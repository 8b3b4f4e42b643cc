package dev.bellows.cli.view;

import java.util.List;
import java.util.stream.Collectors;

/** Statements as one text that a database's shell could run. */
final class SqlText {

  private SqlText() {}

  static String of(List<String> statements) {
    return statements.stream().map(SqlText::ended).collect(Collectors.joining("\n"));
  }

  private static String ended(String statement) {
    String text = statement.strip();
    return text.endsWith(";") ? text : text + ";";
  }
}
