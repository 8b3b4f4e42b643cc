package dev.bellows.conformance;

import dev.bellows.testkit.twin.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Columns and the values that one statement writes to them. Immutable. */
record Write(Map<String, @Nullable Object> values) {

  static final Write NOTHING = new Write(new LinkedHashMap<>());

  /** All columns of a side. */
  static Write all(Pair.Half half, RandomGenerator random) {
    return of(half, half.columns(), random);
  }

  /** One column of a side. */
  static Write one(Pair.Half half, RandomGenerator random) {
    return of(half, half.some(random), random);
  }

  private static Write of(Pair.Half half, List<String> columns, RandomGenerator random) {
    List<@Nullable Object> drawn = half.values().apply(random);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String column : columns) {
      values.put(column, drawn.get(half.columns().indexOf(column)));
    }
    return new Write(values);
  }

  Write and(Write other) {
    Map<String, @Nullable Object> both = new LinkedHashMap<>(values);
    both.putAll(other.values);
    return new Write(both);
  }

  Write and(String column, Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
    more.put(column, value);
    return new Write(more);
  }

  List<@Nullable Object> parameters() {
    return new ArrayList<>(values.values());
  }

  /** {@code a, b} */
  String columns() {
    return String.join(", ", values.keySet());
  }

  /** {@code ?, ?} */
  String marks() {
    return values.keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
  }

  /** {@code a = x.a, b = x.b} */
  String from(String row) {
    return each("%1$s = " + row + ".%1$s");
  }

  /** {@code a = ?, b = ?} */
  String assignments() {
    return each("%s = ?");
  }

  /** {@code x.a, x.b} */
  String of(String row) {
    return each(row + ".%s");
  }

  /** {@code 'a', ?::text, 'b', ?::text} */
  String named() {
    return each("'%s', ?::text");
  }

  /** A line of CSV, where nothing is NULL and a quoted nothing is empty. */
  String csv() {
    return values.values().stream()
            .map(it -> it == null ? "" : '"' + it.toString().replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(","))
        + "\n";
  }

  private String each(String form) {
    return values.keySet().stream().map(form::formatted).collect(Collectors.joining(", "));
  }

  Written written() {
    Written written = Written.nothing();
    for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
      written = written.and(entry.getKey(), entry.getValue());
    }
    return written;
  }
}
