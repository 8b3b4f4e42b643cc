package dev.bellows.engine.backfill;

import dev.bellows.engine.attempt.Backoff;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions.Blocker;
import dev.bellows.engine.spi.Sessions.ErrorClass;
import dev.bellows.model.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What follows an error of the server: pauses that grow, within the patience. */
public final class Recovery {

  private final SweepTools tools;
  private final TableName table;
  private Backoff backoff;
  private @Nullable Instant troubleSince;
  private long retries;

  public Recovery(SweepTools tools, TableName table) {
    this.tools = tools;
    this.table = table;
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

  /** Counts a try that failed and is made in another way at once. */
  void triedOtherwise() {
    retries++;
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
      throw isLocked(error) ? locked(error) : tools.transactions().translated(error);
    }
  }

  private boolean isLocked(SQLException error) {
    return tools.sessions().classify(error) == ErrorClass.RETRY;
  }

  private BellowsException locked(SQLException error) {
    List<Blocker> blockers = tools.transactions().blockers();
    String who =
        blockers.isEmpty()
            ? "nobody could be seen in the way"
            : blockers.stream().map(Blocker::description).collect(Collectors.joining("; "));
    return BellowsException.busy(
            "sweep.locked",
            "table %s, or a row of it, stayed locked by others for %d s (%s): %s. What was done before is committed with its checkpoint; run the command again when they are gone, and it goes on from there"
                .formatted(table, tools.patience().toSeconds(), error.getMessage(), who))
        .with("table", table)
        .causedBy(error);
  }
}
