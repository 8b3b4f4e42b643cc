package dev.bellows.postgresql.catalog;

import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server said, out of an exception whose driver is not known here. */
final class ServerWords {

  /** The driver writes "ERROR: …" and, on lines of their own, hint and position in its language. */
  private static final Pattern SEVERITY = Pattern.compile("^\\p{Lu}+ ?: ");

  private static final Pattern POSITION = Pattern.compile("\n {2}\\p{L}+ ?: (\\d+)(?=\n|$)");

  private static final Pattern HINT = Pattern.compile("\n {2}Hint: ([^\n]+)");

  private ServerWords() {}

  /** The message's first line, without the severity, and the hint. */
  static String of(SQLException error) {
    String message = String.valueOf(error.getMessage()).strip();
    String words = SEVERITY.matcher(message.lines().findFirst().orElse("")).replaceFirst("");
    Matcher hint = HINT.matcher(message);
    return hint.find() ? "%s (%s)".formatted(words, hint.group(1)) : words;
  }

  /** The character of the statement that the server points at, from 1. */
  static OptionalInt position(SQLException error) {
    Matcher matcher = POSITION.matcher(String.valueOf(error.getMessage()));
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
