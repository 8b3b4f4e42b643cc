package dev.bellows.examples.shop.application;

import java.util.concurrent.locks.ReentrantLock;

/** A customer whose last written name is known; one request at a time has it. */
final class TrackedCustomer implements AutoCloseable {
  private final long id;
  private final ReentrantLock lock = new ReentrantLock();
  private Name name;

  TrackedCustomer(long id, Name name) {
    this.id = id;
    this.name = name;
  }

  boolean take() {
    return lock.tryLock();
  }

  /** Gives the customer back. */
  @Override
  public void close() {
    lock.unlock();
  }

  long id() {
    return id;
  }

  /** What a reader must see. */
  Name name() {
    return name;
  }

  void written(Name newName) {
    this.name = newName;
  }

  /**
   * @throws WrongName when a reader saw something else than what was last written
   */
  void check(Seen seen) {
    if (!seen.shows(name)) {
      throw new WrongName(
          "customer %d: read %s from the %s side, but last written was %s"
              .formatted(id, seen.name(), seen.side(), name));
    }
  }
}
