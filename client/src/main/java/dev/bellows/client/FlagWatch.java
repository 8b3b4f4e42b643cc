package dev.bellows.client;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Follows the flag. {@link #look} is one look at the database; requests begin and end beside it
 * without ever waiting for it.
 *
 * <p>A version is acknowledged when no request goes by an older one. A flag counts only as long as
 * Bellows sees this instance: when looking or acknowledging has failed for {@code staleAfter}, or
 * has never succeeded, requests read old. Reading old is right until the contract, and after it
 * fails loudly; reading new after a rollback that did not wait for us would be wrong in silence.
 */
final class FlagWatch {
  private final ControlViews views;
  private final Duration staleAfter;
  private final LongSupplier nanoTime;
  private final FlagVersion fallback;
  private final List<FlagVersion> replaced = new ArrayList<>();
  private long acknowledged = Flag.NO_VERSION;
  private volatile FlagVersion known;
  private volatile boolean everSeen;
  private volatile long lastSeen;

  FlagWatch(ClientSettings settings, ControlViews views, LongSupplier nanoTime) {
    this.views = views;
    this.staleAfter = settings.staleAfter();
    this.nanoTime = nanoTime;
    this.fallback = new FlagVersion(Flag.absent(settings.migration()));
    this.known = fallback;
  }

  /** The version of the flag that holds now. */
  FlagVersion current() {
    return isStale() ? fallback : known;
  }

  boolean isStale() {
    return !everSeen || nanoTime.getAsLong() - lastSeen > staleAfter.toNanos();
  }

  /** Begins a request under the current version; the caller ends it. */
  FlagVersion begin() {
    while (true) {
      FlagVersion version = current();
      version.begin();
      // replaced between the two lines, it might have been acknowledged without us
      if (version == current()) {
        return version;
      }
      version.end();
    }
  }

  /**
   * Reads the flag and acknowledges what no request contradicts any more. Called by one thread at a
   * time.
   *
   * @return the flag as the database has it
   */
  synchronized Flag look(Connection connection) throws SQLException {
    long now = nanoTime.getAsLong();
    Flag flag = views.flag(connection);
    if (!flag.equals(known.flag())) {
      replaced.add(known);
      known = new FlagVersion(flag);
    }
    replaced.removeIf(version -> version != fallback && version.isUnused());
    // while stale, requests still begin under the fallback: the next look may acknowledge
    if (!isStale() && replaced.stream().allMatch(FlagVersion::isUnused)) {
      acknowledged = flag.version();
    }
    views.acknowledge(connection, acknowledged);
    lastSeen = now;
    everSeen = true;
    return flag;
  }
}
