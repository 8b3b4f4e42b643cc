package dev.bellows.conformance.outside;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of a command line. */
final class Words {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private Words() {}

  static String[] of(String line) {
    return WORD.matcher(line).results().map(Words::word).toArray(String[]::new);
  }

  private static String word(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }
}
