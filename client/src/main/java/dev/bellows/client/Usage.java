package dev.bellows.client;

import static java.util.Objects.requireNonNull;

import dev.bellows.model.Side;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts which side the application read and wrote. Counting takes nanoseconds and never waits; the
 * client reports the counts in the background. What could not be reported stays here and is
 * reported later: four numbers, however long it takes. Thread-safe.
 *
 * <p>A report whose outcome is unknown (the connection broke during it) is repeated, so that a use
 * may be counted twice but none is lost.
 */
public final class Usage {
  private final Map<UsageKind, AtomicLong> counts = new EnumMap<>(UsageKind.class);

  Usage() {
    for (UsageKind kind : UsageKind.values()) {
      counts.put(kind, new AtomicLong());
    }
  }

  /** One request reads this side. */
  public void read(Side side) {
    add(UsageKind.read(side), 1);
  }

  /** One request writes this side. */
  public void write(Side side) {
    add(UsageKind.write(side), 1);
  }

  void add(UsageKind kind, long number) {
    count(kind).addAndGet(number);
  }

  /** Takes what was counted since the last time; who cannot report it gives it back by add. */
  long take(UsageKind kind) {
    return count(kind).getAndSet(0);
  }

  private AtomicLong count(UsageKind kind) {
    return requireNonNull(counts.get(kind));
  }
}
