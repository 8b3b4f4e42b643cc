package dev.bellows.engine.attempt;

import java.time.Duration;

/**
 * How long an attempt waits for what. By the server's clock where two processes have to agree.
 *
 * @param heartbeat between two signs of life
 * @param lease after so long without a sign of life an attempt counts as dead
 * @param lockTimeout how long a statement of ours may queue for a lock on a table, and with it
 *     others behind it
 * @param patience how long a step tries again before it gives up with exit 4
 * @param acknowledgement how long a client may take to take over a flag before it counts as gone
 */
public record Timing(
    Duration heartbeat,
    Duration lease,
    Duration lockTimeout,
    Duration patience,
    Duration acknowledgement) {

  /** Heartbeat 2 s, lease 10 s, lock timeout 300 ms, patience 10 min, acknowledgement 15 s. */
  public static final Timing DEFAULT =
      new Timing(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofMillis(300),
          Duration.ofMinutes(10),
          Duration.ofSeconds(15));

  /** The same with another patience. */
  public Timing withPatience(Duration other) {
    return new Timing(heartbeat, lease, lockTimeout, other, acknowledgement);
  }
}
