package dev.bellows.format;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the format writes them: {@code 100ms}, {@code 24h}, {@code 14d}, {@code 1h30m}. */
public final class DurationText {

  /** The longest duration, so that adding it to a date stays within what databases know. */
  public static final Duration LONGEST = Duration.ofDays(36_500);

  private static final Pattern FORM =
      Pattern.compile(
          "(?=.)(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?");

  private DurationText() {}

  /** The duration; empty when the text has another form or is longer than the longest. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Duration duration =
        Duration.ofDays(number(matcher, 1))
            .plusHours(number(matcher, 2))
            .plusMinutes(number(matcher, 3))
            .plusSeconds(number(matcher, 4))
            .plusMillis(number(matcher, 5));
    return Optional.of(duration).filter(value -> value.compareTo(LONGEST) <= 0);
  }

  private static long number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /**
   * The duration as text that {@link #parse} reads back.
   *
   * @throws IllegalArgumentException when it is negative or has a part below a millisecond
   */
  public static String print(Duration duration) {
    if (duration.isNegative() || duration.toNanosPart() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          duration + " cannot be written: durations are whole milliseconds from zero");
    }
    String text =
        part(duration.toDaysPart(), "d")
            + part(duration.toHoursPart(), "h")
            + part(duration.toMinutesPart(), "m")
            + part(duration.toSecondsPart(), "s")
            + part(duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text;
  }

  private static String part(long number, String unit) {
    return number == 0 ? "" : number + unit;
  }
}
