package dev.bellows.format;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values by chance, awkward ones among them. */
final class RandomValues {

  private static final List<String> PIECES =
      List.of(
          "a", "B", "id", "no", "null", "1", "0.5", " ", "  ", ".", "\"", "'", "\\", "#", ": ", "-",
          "{", "[", "*", "&", "!", "\n", "\t", "ä", "😀", "%", "\u2028", "true", "~", "||", "()");

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  boolean flip() {
    return random.nextBoolean();
  }

  long below(long bound) {
    return random.nextLong(bound);
  }

  @SafeVarargs
  final <T> T among(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T among(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  <T> @Nullable T maybe(Supplier<T> value) {
    return flip() ? value.get() : null;
  }

  /** From one to {@code most} values. */
  <T> List<T> listOf(int most, Supplier<? extends T> value) {
    return Stream.<T>generate(value).limit(1 + random.nextInt(most)).toList();
  }

  Duration duration(long leastMillis) {
    return Duration.ofMillis(leastMillis + random.nextLong(1L << random.nextInt(1, 40)));
  }

  /** Any text, also an empty one. */
  String text() {
    return Stream.generate(() -> among(PIECES))
        .limit(random.nextInt(6))
        .collect(Collectors.joining());
  }

  String expression() {
    return text() + among("a", "1", "now()") + text();
  }

  String name() {
    return text() + among("a", "b", "c", "1", ".");
  }

  List<String> distinctNames(int most) {
    return listOf(most, this::name).stream().distinct().toList();
  }
}
