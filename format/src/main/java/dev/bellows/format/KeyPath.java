package dev.bellows.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The keys and indexes that lead to a value, such as {@code operations[0].split_column.from}.
 *
 * @param steps each step as it is written: {@code .key} or {@code [index]}
 */
record KeyPath(List<String> steps) {

  static final KeyPath ROOT = new KeyPath(List.of());

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_$-]+");

  KeyPath key(String name) {
    return plus("." + (PLAIN.matcher(name).matches() ? name : '"' + name + '"'));
  }

  KeyPath index(int index) {
    return plus("[" + index + "]");
  }

  /** Whether this path is {@code other} or lies below it. */
  boolean isWithin(KeyPath other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  private KeyPath plus(String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return new KeyPath(List.copyOf(longer));
  }

  @Override
  public String toString() {
    String text = String.join("", steps);
    return text.startsWith(".") ? text.substring(1) : text;
  }
}
