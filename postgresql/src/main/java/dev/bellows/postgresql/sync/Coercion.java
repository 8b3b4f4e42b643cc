package dev.bellows.postgresql.sync;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings a value to a column's type as an assignment does. A cast would cut a text that is too
 * long, silently.
 */
enum Coercion {
  VARCHAR("character varying", "varchar", 4),
  BPCHAR("character", "bpchar", 4),
  VARBIT("bit varying", "varbit", 0),
  BIT("bit", "bit", 0);

  private final Pattern written;
  private final String function;
  private final int header;

  /**
   * @param written as the server writes the type
   * @param name of the type, and of the function that shortens its values
   * @param header what the length is stored with
   */
  Coercion(String written, String name, int header) {
    this.written = Pattern.compile(written + "\\((\\d+)\\)((?:\\[\\])*)");
    this.function = "pg_catalog.\"" + name + '"';
    this.header = header;
  }

  /**
   * The value as that type.
   *
   * @param value an expression that needs no parentheses
   */
  static String to(String type, String value) {
    for (Coercion sized : values()) {
      Matcher matcher = sized.written.matcher(type);
      if (matcher.matches()) {
        return sized.to(Integer.parseInt(matcher.group(1)), matcher.group(2), value);
      }
    }
    return "CAST(%s AS %s)".formatted(value, type);
  }

  /** An array's elements get their length when they are stored, and not before. */
  private String to(int length, String brackets, String value) {
    String unlimited = "CAST(%s AS %s%s)".formatted(value, function, brackets);
    return brackets.isEmpty()
        ? "%s(%s, %d, false)".formatted(function, unlimited, length + header)
        : unlimited;
  }
}
