package dev.bellows.testkit;

/** Whether a test server waits for its disk. */
public enum Durability {
  /** Nothing is flushed: for tests, where the machine does not crash. */
  FAST("off"),
  /** {@code fsync} and {@code synchronous_commit} are on: for every figure that is reported. */
  DURABLE("on");

  private final String flushing;

  Durability(String flushing) {
    this.flushing = flushing;
  }

  String flushing() {
    return flushing;
  }
}
