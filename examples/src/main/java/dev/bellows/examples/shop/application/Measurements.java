package dev.bellows.examples.shop.application;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What the requests of all application versions took, period by period. Thread-safe. */
public final class Measurements {
  private final PrintStream failures;
  private final AtomicLong failed = new AtomicLong();
  private final List<Period> periods = new ArrayList<>();
  private volatile Period current;

  /**
   * @param firstPeriod the name of the period that begins now
   * @param failures where each failed request is told at once
   */
  public Measurements(String firstPeriod, PrintStream failures) {
    this.failures = failures;
    this.current = new Period(firstPeriod);
    periods.add(current);
  }

  /** Begins another period; a request belongs to the one in which it ends. */
  public synchronized void begin(String period) {
    current =
        periods.stream()
            .filter(known -> known.name().equals(period))
            .findFirst()
            .orElseGet(() -> added(period));
  }

  /** The periods in the order in which they began. */
  public synchronized List<Period> periods() {
    return List.copyOf(periods);
  }

  /** How many requests got the right answer, over all periods. */
  public long served() {
    return periods().stream().mapToLong(Period::count).sum();
  }

  public long failed() {
    return failed.get();
  }

  void served(long nanos) {
    current.add(nanos);
  }

  void failed(String application, Exception cause) {
    failed.incrementAndGet();
    failures.printf("FAILED request of %s in '%s': %s%n", application, current.name(), cause);
  }

  private Period added(String name) {
    Period period = new Period(name);
    periods.add(period);
    return period;
  }
}
