package dev.bellows.conformance.documents;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fenced blocks of a document. */
final class Fences {

  private Fences() {}

  /** The blocks of one language, in order. */
  static List<String> of(String document, String language) {
    return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
        .matcher(document)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** The text with what stands before and after an ellipsis made a pattern. */
  static Pattern pattern(String line) {
    StringBuilder pattern = new StringBuilder();
    for (String part : line.strip().split("…", -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(words(part));
    }
    return Pattern.compile(pattern.toString());
  }

  /** Blanks of any number match; outputs are laid out as tables. */
  private static String words(String part) {
    StringBuilder words = new StringBuilder();
    Matcher matcher = Pattern.compile("\\s+|\\S+").matcher(part);
    while (matcher.find()) {
      words.append(matcher.group().isBlank() ? "\\s*" : Pattern.quote(matcher.group()));
    }
    return words.toString();
  }
}
