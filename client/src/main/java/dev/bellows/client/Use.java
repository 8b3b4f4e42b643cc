package dev.bellows.client;

import dev.bellows.model.Side;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request's reading or writing of a side, from the decision to {@link #close()}. While it is
 * open, the client does not acknowledge a newer version of the flag, so a rollback waits for it:
 * close it when the statement's result has been read, best by try-with-resources. Thread-safe.
 */
public final class Use implements AutoCloseable {
  private final FlagVersion version;
  private final Side side;
  private final AtomicBoolean closed = new AtomicBoolean();

  Use(FlagVersion version, Side side) {
    this.version = version;
    this.side = side;
  }

  /** The side to read or write. */
  public Side side() {
    return side;
  }

  /** Ends the use; a second time it does nothing. */
  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      version.end();
    }
  }
}
