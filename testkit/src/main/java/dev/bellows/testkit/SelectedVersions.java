package dev.bellows.testkit;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The PostgreSQL versions that server tests run on. */
final class SelectedVersions {
  private static final String PROPERTY = "bellows.test.postgresql";
  private static final String VARIABLE = "BELLOWS_TEST_POSTGRESQL";
  private static final String NEWEST = "18";

  private SelectedVersions() {}

  /** Those of the system property, else of the environment variable, else the newest. */
  static List<Integer> selected() {
    String variable = System.getenv(VARIABLE);
    return parse(System.getProperty(PROPERTY, variable == null ? NEWEST : variable));
  }

  static List<Integer> of(ServerTest.Versions versions) {
    List<Integer> selected = selected();
    return switch (versions) {
      case SELECTED -> selected;
      case NEWEST -> List.of(Collections.max(selected));
    };
  }

  static List<Integer> parse(String list) {
    try {
      return Stream.of(list.split(",", -1)).map(String::strip).map(Integer::valueOf).toList();
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "'%s' is not a list of PostgreSQL major versions: set %s (or -D%s) to something like 14,18"
              .formatted(list, VARIABLE, PROPERTY),
          notANumber);
    }
  }
}
