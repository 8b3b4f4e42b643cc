package dev.bellows.postgresql.sweep;

import dev.bellows.engine.failure.BellowsException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The values of a key as text. Written as {@code 'a','b'} with quotes inside doubled, which nothing
 * in a value can be mistaken for.
 */
record KeyText(List<String> values) {

  KeyText {
    values = List.copyOf(values);
  }

  /** Reads what {@link #toString} wrote. */
  static KeyText parse(String text) {
    List<String> values = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder value = new StringBuilder();
      at = quoted(text, at, value);
      values.add(value.toString());
      if (at == text.length()) {
        return new KeyText(values);
      }
      if (text.charAt(at) != ',') {
        throw malformed(text);
      }
      at++;
    }
  }

  /** Reads one value; where it ends. */
  private static int quoted(String text, int from, StringBuilder value) {
    if (from >= text.length() || text.charAt(from) != '\'') {
      throw malformed(text);
    }
    int at = from + 1;
    while (at < text.length()) {
      if (text.charAt(at) != '\'') {
        value.append(text.charAt(at++));
      } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
        value.append('\'');
        at += 2;
      } else {
        return at + 1;
      }
    }
    throw malformed(text);
  }

  private static BellowsException malformed(String text) {
    return BellowsException.internal(
        "sweep.position", "'%s' is not a key in a position of a key sweep".formatted(text));
  }

  @Override
  public String toString() {
    return values.stream()
        .map(it -> '\'' + it.replace("'", "''") + '\'')
        .collect(Collectors.joining(","));
  }
}
