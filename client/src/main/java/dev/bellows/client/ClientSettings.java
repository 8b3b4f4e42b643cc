package dev.bellows.client;

import dev.bellows.model.MigrationName;
import java.time.Duration;

/**
 * What a client was built with.
 *
 * @param migration whose flag it follows
 * @param controlSchema where Bellows keeps its tables
 * @param instance the name of this process among all that run the application
 * @param interval between two looks at the flag
 * @param staleAfter how long the last known flag holds when the database does not answer
 */
record ClientSettings(
    MigrationName migration,
    String controlSchema,
    String instance,
    Duration interval,
    Duration staleAfter) {

  ClientSettings {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("interval %s is not positive".formatted(interval));
    }
    if (staleAfter.compareTo(interval.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "staleAfter %s is shorter than two intervals of %s: one late answer would turn the"
                  .formatted(staleAfter, interval)
              + " readers back");
    }
  }
}
