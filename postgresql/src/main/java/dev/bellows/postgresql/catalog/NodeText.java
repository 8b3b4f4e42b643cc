package dev.bellows.postgresql.catalog;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression as the server stores it, read for what no catalog table says. Spaces and braces in
 * names are escaped in this text, so that no name looks like a node.
 */
record NodeText(String text) {
  private static final Pattern FUNCTION = Pattern.compile(" :(?:op)?funcid (\\d+)");

  /** The functions it calls, by oid, also those behind its operators. */
  Set<Long> functions() {
    Set<Long> functions = new TreeSet<>();
    Matcher matcher = FUNCTION.matcher(text);
    while (matcher.find()) {
      functions.add(Long.valueOf(matcher.group(1)));
    }
    return functions;
  }

  /** Whether it has a node of that name, such as {@code SUBLINK}. */
  boolean has(String node) {
    return Pattern.compile("(?<!\\\\)\\{" + node + " ").matcher(text).find();
  }

  /** Whether it has a field of that value, such as {@code hasAggs true}. */
  boolean says(String fieldAndValue) {
    return text.contains(" :" + fieldAndValue + " ");
  }
}
