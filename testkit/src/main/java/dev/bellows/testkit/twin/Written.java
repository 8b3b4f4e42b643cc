package dev.bellows.testkit.twin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns one statement wrote on one side, with their values. Immutable.
 *
 * <p>A value is recorded as the text {@code toString} gives, which has to be what PostgreSQL reads
 * for the column's type.
 */
public final class Written {
  private final Map<String, @Nullable Object> values;

  private Written(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  /** No column at all: the row is there, and nothing is known of the side. */
  public static Written nothing() {
    return new Written(new LinkedHashMap<>());
  }

  /** One column. */
  public static Written column(String name, @Nullable Object value) {
    return nothing().and(name, value);
  }

  /** One more column. */
  public Written and(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Written(more);
  }

  String[] names() {
    return values.keySet().toArray(String[]::new);
  }

  @Nullable String[] texts() {
    Stream<@Nullable String> texts =
        values.values().stream().map(value -> value == null ? null : value.toString());
    return texts.toArray(String[]::new);
  }
}
