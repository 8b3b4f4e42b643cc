package dev.bellows.client;

import java.util.concurrent.atomic.AtomicLong;

/** One version of the flag as this process has it, with the number of requests that go by it. */
final class FlagVersion {
  private final Flag flag;
  private final AtomicLong underWay = new AtomicLong();

  FlagVersion(Flag flag) {
    this.flag = flag;
  }

  Flag flag() {
    return flag;
  }

  void begin() {
    underWay.incrementAndGet();
  }

  void end() {
    underWay.decrementAndGet();
  }

  boolean isUnused() {
    return underWay.get() == 0;
  }
}
