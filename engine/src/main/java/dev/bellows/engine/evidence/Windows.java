package dev.bellows.engine.evidence;

import java.time.Duration;

/** Lengths of time in words: {@code 24 h}, {@code 90 s}. */
final class Windows {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;

  private Windows() {}

  /** A window as declared, exactly. */
  static String of(Duration window) {
    long seconds = window.toSeconds();
    if (seconds >= HOUR && seconds % HOUR == 0) {
      return seconds / HOUR + " h";
    }
    return seconds >= MINUTE && seconds % MINUTE == 0 ? seconds / MINUTE + " min" : seconds + " s";
  }

  /** How much of it is over, rounded down. */
  static String elapsed(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 2 * MINUTE) {
      return seconds + " s";
    }
    return seconds < 2 * HOUR ? seconds / MINUTE + " min" : seconds / HOUR + " h";
  }
}
