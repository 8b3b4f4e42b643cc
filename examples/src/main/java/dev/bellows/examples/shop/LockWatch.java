package dev.bellows.examples.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks every few milliseconds which locks the migrator's sessions hold on the shop's tables that
 * stop readers or writers. Between the last look before a lock and the first look after it lies at
 * least the time it was held: that is what is reported, so the truth is never longer.
 */
final class LockWatch implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(4);

  private static final String STRONG_LOCKS =
      """
      SELECT l.pid || ' ' || l.virtualtransaction || ' ' || l.relation || ' ' || l.mode
      FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.relation IN ('customers'::regclass, 'orders'::regclass) AND l.granted
        AND a.usename = ?
        AND l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
      """;

  private final Connection connection;
  private final Map<String, Long> heldSince = new HashMap<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile long longestLock;
  private volatile long longestGap;
  private final AtomicLong looks = new AtomicLong();
  private volatile @Nullable SQLException trouble;

  /**
   * @param connection of a superuser; closed with the watch
   */
  LockWatch(Connection connection) {
    this.connection = connection;
    this.thread = new Thread(this::watch, "lock watch");
    thread.setDaemon(true);
    thread.start();
  }

  /** No strong lock that was seen was held longer than this. */
  Duration longest() {
    return Duration.ofNanos(longestLock);
  }

  /** The longest time between two looks; a lock that was not seen was shorter. */
  Duration longestGap() {
    return Duration.ofNanos(longestGap);
  }

  /** How often it has looked. */
  long looks() {
    return looks.get();
  }

  /**
   * @throws SQLException what ended the watch before its time
   */
  @Override
  public void close() throws SQLException {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    connection.close();
    if (trouble != null) {
      throw trouble;
    }
  }

  private void watch() {
    try (PreparedStatement query = connection.prepareStatement(STRONG_LOCKS)) {
      query.setString(1, ShopDatabase.MIGRATOR);
      long before = System.nanoTime();
      while (!stopped) {
        long begun = System.nanoTime();
        Set<String> held = look(query);
        compare(held, before, System.nanoTime());
        before = begun;
        looks.incrementAndGet();
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    } catch (SQLException failure) {
      trouble = failure;
    }
  }

  private void compare(Set<String> held, long before, long now) {
    longestGap = Math.max(longestGap, now - before);
    for (String lock : held) {
      heldSince.putIfAbsent(lock, before);
    }
    heldSince.forEach((lock, since) -> longestLock = Math.max(longestLock, now - since));
    heldSince.keySet().retainAll(held);
  }

  private static Set<String> look(PreparedStatement query) throws SQLException {
    Set<String> held = new HashSet<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        held.add(row.getString(1));
      }
    }
    return held;
  }
}
