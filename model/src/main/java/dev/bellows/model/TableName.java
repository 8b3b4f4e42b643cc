package dev.bellows.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table's name as declared: literal, case-exact parts; the schema may be left out.
 *
 * @param schema the schema, or null for the first schema of the search path that has the table
 */
public record TableName(@Nullable String schema, String name) {

  /**
   * Reads {@code Ledger.Order}, {@code order}, or parts in double quotes as SQL writes them ({@code
   * "my.schema"."Order"}).
   *
   * @throws IllegalArgumentException when the text is not one or two parts
   */
  public static TableName parse(String text) {
    List<String> parts = parts(text);
    if (parts.size() > 2 || parts.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException(
          "'%s' is not a table name: write TABLE or SCHEMA.TABLE, a part that holds a dot in double quotes"
              .formatted(text));
    }
    return parts.size() == 1
        ? new TableName(null, parts.get(0))
        : new TableName(parts.get(0), parts.get(1));
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at <= text.length()) {
      StringBuilder part = new StringBuilder();
      if (at < text.length() && text.charAt(at) == '"') {
        at = quoted(text, at + 1, part);
        if (at < text.length() && text.charAt(at) != '.') {
          throw new IllegalArgumentException("'%s' goes on after a closing quote".formatted(text));
        }
      } else {
        while (at < text.length() && text.charAt(at) != '.') {
          part.append(text.charAt(at++));
        }
      }
      parts.add(part.toString());
      at++;
    }
    return parts;
  }

  private static int quoted(String text, int from, StringBuilder part) {
    int at = from;
    while (at < text.length()) {
      if (text.charAt(at) != '"') {
        part.append(text.charAt(at++));
      } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
        part.append('"');
        at += 2;
      } else {
        return at + 1;
      }
    }
    throw new IllegalArgumentException("'%s' has a quote that does not end".formatted(text));
  }

  /** The name as {@link #parse} reads it back: a part in double quotes where it needs them. */
  @Override
  public String toString() {
    return schema == null ? written(name) : written(schema) + "." + written(name);
  }

  private static String written(String part) {
    boolean plain = part.indexOf('.') < 0 && !part.startsWith("\"");
    return plain ? part : '"' + part.replace("\"", "\"\"") + '"';
  }
}
