package dev.bellows.cli.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making: keys in the order in which they are put. */
public final class Document {

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  /**
   * Puts a field.
   *
   * @param value a document, a list, text, a number, a boolean, null; an instant becomes ISO-8601
   *     in UTC, an enum its name, anything else its text
   */
  public Document put(String key, @Nullable Object value) {
    fields.put(key, value);
    return this;
  }

  /** Puts an object made of the value, or null where there is no value. */
  public <T> Document putObject(
      String key, @Nullable T value, Function<? super T, Document> document) {
    return put(key, value == null ? null : document.apply(value));
  }

  /** Puts a list of objects. */
  public <T> Document putObjects(
      String key, List<? extends T> values, Function<? super T, Document> document) {
    return put(key, values.stream().map(document).toList());
  }

  Map<String, @Nullable Object> fields() {
    return Collections.unmodifiableMap(fields);
  }
}
