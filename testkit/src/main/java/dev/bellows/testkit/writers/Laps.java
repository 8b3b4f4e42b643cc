package dev.bellows.testkit.writers;

/** Accounts for every request in the total and in the lap it ended in. */
final class Laps {
  private final long seed;
  private final Measurements total;
  private volatile Measurements lap;

  Laps(long seed) {
    this.seed = seed;
    this.total = new Measurements(seed);
    this.lap = new Measurements(seed);
  }

  void served(String request, long latencyNanos) {
    total.served(request, latencyNanos);
    lap.served(request, latencyNanos);
  }

  void failed(String request, Throwable exception) {
    total.failed(request, exception);
    lap.failed(request, exception);
  }

  void retried() {
    total.retried();
    lap.retried();
  }

  long servedSoFar() {
    return total.servedSoFar();
  }

  Report total() {
    return total.report();
  }

  /** Ends the lap and begins the next one. */
  synchronized Report next() {
    Measurements ended = lap;
    lap = new Measurements(seed);
    return ended.report();
  }
}
