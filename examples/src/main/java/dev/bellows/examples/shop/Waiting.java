package dev.bellows.examples.shop;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what can be seen, never for a time alone. */
final class Waiting {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private Waiting() {}

  /** What is waited for. */
  interface Condition {
    boolean holds() throws SQLException;
  }

  /**
   * @throws DemoFailed when the condition does not hold in time
   */
  static void until(String what, Duration longest, Condition condition) throws SQLException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - deadline > 0) {
        throw new DemoFailed("waited %d s in vain: %s".formatted(longest.toSeconds(), what));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
