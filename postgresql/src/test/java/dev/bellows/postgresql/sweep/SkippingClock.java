package dev.bellows.postgresql.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The system's clock, ahead by what was skipped. */
final class SkippingClock extends Clock {

  private final Clock system = Clock.systemUTC();
  private Duration skipped = Duration.ZERO;

  void skip(Duration time) {
    skipped = skipped.plus(time);
  }

  @Override
  public Instant instant() {
    return system.instant().plus(skipped);
  }

  @Override
  public ZoneId getZone() {
    return system.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a clock of tests has one zone");
  }
}
