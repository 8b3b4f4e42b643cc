package dev.bellows.postgresql.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog must show after a row of changes. Each change tells what it alone brings about;
 * a later one overrides an earlier one, and a renaming carries along what is known of a thing.
 */
final class Outcome {

  /**
   * What holds of a thing that stands, by trait; {@code null} in the place of one that must not.
   */
  private final Map<Thing, @Nullable Map<String, String>> things = new LinkedHashMap<>();

  private final Map<String, String> conditions = new LinkedHashMap<>();

  /** The thing must not be there. */
  void absent(Thing thing) {
    things.put(thing, null);
  }

  /** The thing must be there. */
  void present(Thing thing) {
    traits(thing);
  }

  /** The thing must be there, and the predicate hold; the last one of a trait counts. */
  void present(Thing thing, String trait, String predicate) {
    traits(thing).put(trait, predicate);
  }

  /** What was one thing must now be found under another name. */
  void renamed(Thing from, Thing to) {
    Map<String, String> known = traits(from);
    things.put(from, null);
    things.put(to, known);
  }

  /** Any other condition; the last one of a subject counts. */
  void holds(String subject, String condition) {
    conditions.put(subject, condition);
  }

  /** A query of one boolean that never fails, whatever is missing. */
  String query() {
    List<String> all = new ArrayList<>();
    things.forEach((thing, traits) -> all.add(condition(thing, traits)));
    conditions.values().forEach(condition -> all.add("(" + condition + ")"));
    return all.isEmpty() ? "SELECT true" : "SELECT " + String.join("\n   AND ", all);
  }

  private Map<String, String> traits(Thing thing) {
    Map<String, String> known = things.get(thing);
    if (known == null) {
      known = new LinkedHashMap<>();
      things.put(thing, known);
    }
    return known;
  }

  private static String condition(Thing thing, @Nullable Map<String, String> traits) {
    if (traits == null) {
      return "NOT EXISTS (SELECT " + thing.rows() + ")";
    }
    StringBuilder rows = new StringBuilder(thing.rows());
    traits.values().forEach(trait -> rows.append(" AND ").append(trait));
    return "EXISTS (SELECT " + rows + ")";
  }
}
