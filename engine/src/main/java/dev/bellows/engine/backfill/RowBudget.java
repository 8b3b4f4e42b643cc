package dev.bellows.engine.backfill;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * So many rows per second: a bucket that fills steadily, holds one second's worth, and may be
 * overdrawn by a batch, which then has to wait.
 */
final class RowBudget implements Budget {

  private final double perSecond;
  private final Clock clock;
  private double tokens;
  private Instant filledAt;

  RowBudget(long perSecond, Clock clock) {
    this.perSecond = perSecond;
    this.clock = clock;
    this.tokens = perSecond;
    this.filledAt = clock.instant();
  }

  @Override
  public Duration waitAfter(long rows, Duration took) {
    Instant now = clock.instant();
    double gained = perSecond * Duration.between(filledAt, now).toNanos() / 1e9;
    filledAt = now;
    tokens = Math.min(perSecond, tokens + gained) - rows;
    return tokens >= 0 ? Duration.ZERO : Duration.ofNanos(Math.round(-tokens / perSecond * 1e9));
  }
}
