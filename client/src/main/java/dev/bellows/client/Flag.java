package dev.bellows.client;

import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which side the readers of a migration shall read, as one version of the flag says. Immutable.
 *
 * @param migration whose flag this is
 * @param reads {@link Side#NEW} when some or all requests read the new side
 * @param percent the share of requests that read the new side, 0 to 100; 0 when {@code reads} is
 *     old
 * @param version counts the changes of the flag; {@link #NO_VERSION} when there is none
 */
public record Flag(MigrationName migration, Side reads, int percent, long version) {

  /** The version of a migration that has no flag (yet), because it was not expanded. */
  public static final long NO_VERSION = -1;

  /**
   * @throws IllegalArgumentException when the percentage is not between 0 and 100
   */
  public Flag {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException(
          "the flag of migration '%s' says %d percent, possible are 0 to 100"
              .formatted(migration, percent));
    }
  }

  /** What holds before expand, and whenever nothing better is known: everything reads old. */
  public static Flag absent(MigrationName migration) {
    return new Flag(migration, Side.OLD, 0, NO_VERSION);
  }

  /** Whether the migration has a flag: from expand on, and for ever. */
  public boolean isPresent() {
    return version != NO_VERSION;
  }

  /**
   * The side a request with this key reads. One key stays on the new side while the percentage
   * grows, so one customer does not see the two sides in turn.
   */
  public Side readsFor(String key) {
    return sideOf(Bucket.of(migration, key));
  }

  /** The side a request reads that has no key to tell it from others: chance decides. */
  public Side readsByChance() {
    return sideOf(ThreadLocalRandom.current().nextInt(Bucket.COUNT));
  }

  /**
   * The side an application writes that knows both: new only once every reader is on new. The sync
   * carries the write to the other side.
   */
  public Side writes() {
    return reads == Side.NEW && percent == 100 ? Side.NEW : Side.OLD;
  }

  private Side sideOf(int bucket) {
    return reads == Side.NEW && bucket < percent ? Side.NEW : Side.OLD;
  }
}
