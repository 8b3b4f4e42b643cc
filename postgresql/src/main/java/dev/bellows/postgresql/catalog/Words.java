package dev.bellows.postgresql.catalog;

import java.util.regex.Pattern;

/** Finds a name in the text of a statement. */
final class Words {

  private Words() {}

  /** The name as a whole word, in any case: without quotes SQL does not tell cases apart. */
  static Pattern naming(String name) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}_$])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_$])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
