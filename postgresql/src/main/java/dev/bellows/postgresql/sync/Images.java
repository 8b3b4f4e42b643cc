package dev.bellows.postgresql.sync;

import java.util.List;

/**
 * Comparisons as SQL, by what is stored: 'ABC' and 'abc' differ also where their type calls them
 * equal, json can be compared, and NULL equals NULL. Never NULL.
 */
final class Images {

  private Images() {}

  static String equal(List<String> left, List<String> right) {
    return "record_image_eq(ROW(%s), ROW(%s))"
        .formatted(String.join(", ", left), String.join(", ", right));
  }

  static String differ(List<String> left, List<String> right) {
    return "record_image_ne(ROW(%s), ROW(%s))"
        .formatted(String.join(", ", left), String.join(", ", right));
  }

  /** Some value is not NULL; unlike IS NOT NULL it does not look into a composite value. */
  static String someGiven(List<String> values) {
    return "num_nonnulls(%s) > 0".formatted(String.join(", ", values));
  }

  static String noneGiven(List<String> values) {
    return "num_nonnulls(%s) = 0".formatted(String.join(", ", values));
  }
}
