package dev.bellows.engine.attempt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing pauses between tries, each with jitter so that two who collided do not collide again:
 * between half and the whole of a base that doubles up to a limit.
 */
public final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final RandomGenerator random;
  private Duration base = FIRST;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The next pause. */
  public Duration next() {
    long half = base.toMillis() / 2;
    Duration pause = Duration.ofMillis(half + random.nextLong(half + 1));
    base = base.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : base.multipliedBy(2);
    return pause;
  }
}
