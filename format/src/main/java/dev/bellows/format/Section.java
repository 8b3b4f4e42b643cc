package dev.bellows.format;

import dev.bellows.format.SourceNode.Entry;
import dev.bellows.format.SourceNode.Mapping;
import dev.bellows.format.SourceNode.Scalar;
import dev.bellows.format.SourceNode.Sequence;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a source whose structure the schema has accepted, read key by key. What the schema
 * cannot say is added to the problems here. Not thread-safe.
 */
final class Section {

  private final Place place;
  private final Problems problems;

  Section(Place place, Problems problems) {
    this.place = place;
    this.problems = problems;
  }

  /** The section below a key; empty, so that defaults hold, where it is absent or has a problem. */
  Section section(String key) {
    Place below = placeOf(key);
    boolean usable = has(key) && isSound(key);
    return usable
        ? new Section(below, problems)
        : new Section(new Place(below.path(), below.label(), empty()), problems);
  }

  /** Whether nothing is wrong with the value of a key. */
  boolean isSound(String key) {
    return !problems.anyWithin(placeOf(key).path());
  }

  boolean has(String key) {
    return entries().containsKey(key);
  }

  Set<String> keys() {
    return entries().keySet();
  }

  /** The elements of the list below a key; none where it is absent. */
  List<Place> elements(String key) {
    if (!has(key)) {
      return List.of();
    }
    Place list = placeOf(key);
    int size = ((Sequence) list.node()).elements().size();
    return IntStream.range(0, size).mapToObj(index -> list.child(Integer.toString(index))).toList();
  }

  String text(String key) {
    return Objects.requireNonNull(textOrNull(key), key);
  }

  @Nullable String textOrNull(String key) {
    return has(key) ? scalar(placeOf(key)) : null;
  }

  List<String> texts(String key) {
    return elements(key).stream().map(Section::scalar).toList();
  }

  boolean flag(String key, boolean otherwise) {
    return has(key) ? Boolean.parseBoolean(text(key)) : otherwise;
  }

  long whole(String key, long otherwise) {
    return has(key) ? atMost(key, Long.MAX_VALUE, otherwise) : otherwise;
  }

  int count(String key, int otherwise) {
    return has(key) ? (int) atMost(key, Integer.MAX_VALUE, otherwise) : otherwise;
  }

  private long atMost(String key, long most, long otherwise) {
    BigDecimal number = new BigDecimal(text(key));
    if (number.compareTo(BigDecimal.valueOf(most)) > 0) {
      problem(key, "must be at most %d, not %s".formatted(most, text(key)));
      return otherwise;
    }
    return number.longValueExact();
  }

  double fraction(String key, double otherwise) {
    return has(key) ? Double.parseDouble(text(key)) : otherwise;
  }

  Duration duration(String key, Duration otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    return DurationText.parse(text(key))
        .orElseGet(
            () -> {
              problem(key, "must be a duration of at most 36500d, not '%s'".formatted(text(key)));
              return otherwise;
            });
  }

  <E extends Enum<E>> E choice(String key, E otherwise) {
    return has(key)
        ? Enum.valueOf(otherwise.getDeclaringClass(), text(key).toUpperCase(Locale.ROOT))
        : otherwise;
  }

  /** Adds a problem at a key's value, or at this section where the key is absent. */
  void problem(String key, String message) {
    Place at = has(key) ? placeOf(key) : place;
    problems.invalid(has(key) ? at.node().at() : place.label(), at.path(), message);
  }

  Place placeOf(String key) {
    Entry entry = entries().get(key);
    return entry == null
        ? new Place(place.path().key(key), place.label(), empty())
        : place.child(key);
  }

  private Map<String, Entry> entries() {
    return ((Mapping) place.node()).entries();
  }

  private Mapping empty() {
    return new Mapping(place.node().at(), Map.of());
  }

  private static String scalar(Place place) {
    return ((Scalar) place.node()).text();
  }
}
