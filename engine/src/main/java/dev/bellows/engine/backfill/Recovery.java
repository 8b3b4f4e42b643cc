package dev.bellows.engine.backfill;

import dev.bellows.engine.attempt.Backoff;
import dev.bellows.engine.failure.BellowsException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows an error of the server: pauses that grow, within the patience. */
public final class Recovery {

  private final SweepTools tools;
  private Backoff backoff;
  private @Nullable Instant troubleSince;
  private long retries;

  public Recovery(SweepTools tools) {
    this.tools = tools;
    this.backoff = new Backoff(tools.random());
  }

  /** What to change before the next try. */
  public enum Remedy {
    /** Nothing. */
    AGAIN,
    /**
     * A smaller batch where there can be one: what was written before the lock was not to be had
     * has left dead versions, and is locked again by every try.
     */
    EASE,
    /** A smaller batch. */
    SMALLER,
    /** Read the checkpoint: whether the last batch was committed is not known. */
    LOOK,
    /** Find the rows that fail. */
    PROBE
  }

  /** A batch went through. */
  public void succeeded() {
    retries = 0;
    if (troubleSince != null) {
      troubleSince = null;
      backoff = new Backoff(tools.random());
    }
  }

  /** Tries that failed since a batch went through. */
  public long retries() {
    return retries;
  }

  /**
   * Waits as long as the error asks for.
   *
   * @throws BellowsException where trying again is of no use, or the patience has ended
   */
  public Remedy after(SQLException error) {
    retries++;
    return switch (tools.sessions().classify(error)) {
      case RETRY -> {
        pause(error);
        yield retries == 1 ? Remedy.AGAIN : Remedy.EASE;
      }
      case TOO_LONG -> {
        checkPatience(error);
        yield Remedy.SMALLER;
      }
      case DISCONNECTED -> {
        pause(error);
        tools.transactions().reconnect();
        yield Remedy.LOOK;
      }
      case DATA -> Remedy.PROBE;
      case CREDENTIALS, PRIVILEGE, OTHER -> throw tools.transactions().translated(error);
    };
  }

  private void pause(SQLException error) {
    checkPatience(error);
    tools.waiter().await(backoff.next());
  }

  private void checkPatience(SQLException error) {
    Instant now = tools.clock().instant();
    Instant since = troubleSince == null ? now : troubleSince;
    troubleSince = since;
    if (Duration.between(since, now).compareTo(tools.patience()) > 0) {
      throw tools.transactions().translated(error);
    }
  }
}
