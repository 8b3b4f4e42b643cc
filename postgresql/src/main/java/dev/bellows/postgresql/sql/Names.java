package dev.bellows.postgresql.sql;

import dev.bellows.model.TableName;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Writes names and texts so that the server reads them as they are meant. */
public final class Names {

  /** The bytes that a name may have; the server cuts off the rest. */
  public static final int MAX_BYTES = 63;

  private Names() {}

  /** A name as SQL, always in quotes: case, blanks and reserved words stay what they are. */
  public static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** A text as SQL, for any setting of standard_conforming_strings. */
  public static String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }

  /** A table's name as SQL. */
  public static String table(TableName table) {
    return table.schema() == null
        ? quote(table.name())
        : quote(table.schema()) + "." + quote(table.name());
  }

  /** The name of something that lives in the table's schema, such as an index, as SQL. */
  public static String beside(TableName table, String name) {
    return table(new TableName(table.schema(), name));
  }

  /** The table's object id as SQL; NULL where there is no such table. */
  public static String regclass(TableName table) {
    return "to_regclass(" + literal(table(table)) + ")";
  }

  /** A body between dollar quotes that do not occur in it. */
  public static String dollarQuoted(String body) {
    String tag = "$bellows$";
    for (int number = 1; body.contains(tag); number++) {
      tag = "$bellows" + number + "$";
    }
    return tag + body + tag;
  }

  /**
   * A name made of a prefix and another name; where it is too long, cut and told apart by a sum.
   */
  public static String derived(String prefix, String name) {
    String whole = prefix + name;
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_BYTES) {
      return whole;
    }
    CRC32 sum = new CRC32();
    sum.update(bytes);
    String suffix = "_%08x".formatted(sum.getValue());
    return cut(whole, MAX_BYTES - suffix.length()) + suffix;
  }

  private static String cut(String text, int maxBytes) {
    int end = text.length();
    while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end);
  }
}
