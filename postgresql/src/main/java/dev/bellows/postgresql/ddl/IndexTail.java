package dev.bellows.postgresql.ddl;

import dev.bellows.postgresql.sql.IndexText;
import dev.bellows.postgresql.sql.Names;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An index's definition from the access method on, compared with what the catalog says. A list of
 * plain columns compares exactly. The server writes expressions and predicates in its own words:
 * one read from the server compares exactly, of another one only the access method and whether
 * there is a predicate.
 */
final class IndexTail {

  private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)";
  private static final String NAMES = NAME + "(?:, *" + NAME + ")*";
  private static final String KEY = NAME + "(?: (?:ASC|DESC))?(?: NULLS (?:FIRST|LAST))?";
  private static final Pattern PLAIN =
      Pattern.compile(
          NAME + " ?\\(" + KEY + "(?:, *" + KEY + ")*\\)(?: INCLUDE ?\\(" + NAMES + "\\))?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"");
  private static final Pattern WHERE = Pattern.compile("\\bwhere\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern METHOD = Pattern.compile("\\W");

  private static final String OF_THE_SERVER =
      "substring(%s FROM ' USING (.*)$')".formatted(IndexText.DEFINITION);

  private IndexTail() {}

  /** Whether it names columns only. */
  static boolean isPlain(String tail) {
    return PLAIN.matcher(tail).matches();
  }

  /** A predicate over {@code i} and {@code c}. */
  static String matches(String tail) {
    String exactly = "%s = %s".formatted(OF_THE_SERVER, Names.literal(tail));
    String otherwise = isPlain(tail) ? plain(tail) : roughly(tail);
    return "(%s OR %s)".formatted(exactly, otherwise);
  }

  /** Without quotes and without what the server leaves out because it goes without saying. */
  private static String plain(String tail) {
    String words =
        tail.replaceAll("(?i) DESC NULLS FIRST\\b", " DESC")
            .replaceAll("(?i) ASC\\b", "")
            .replaceAll("(?i)(?<! DESC) NULLS LAST\\b", "")
            .replaceAll(" *, *", ", ")
            .replaceAll(" ?\\(", " (")
            .replace("\"", "");
    return "replace(%s, '\"', '') = %s".formatted(OF_THE_SERVER, Names.literal(words));
  }

  private static String roughly(String tail) {
    String method = METHOD.split(tail.strip().replace("\"", ""), 2)[0].toLowerCase(Locale.ROOT);
    boolean partial = WHERE.matcher(QUOTED.matcher(tail).replaceAll("")).find();
    return "((SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = c.relam) = %s AND i.indpred IS %s)"
        .formatted(Names.literal(method), partial ? "NOT NULL" : "NULL");
  }
}
