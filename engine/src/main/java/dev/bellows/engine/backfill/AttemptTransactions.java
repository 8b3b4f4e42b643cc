package dev.bellows.engine.backfill;

import dev.bellows.engine.attempt.Attempt;
import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.attempt.Watch;
import dev.bellows.engine.database.Work;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions.Blocker;
import dev.bellows.engine.spi.Sessions.ErrorClass;
import dev.bellows.engine.spi.Sessions.Limits;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that pass the fence of an attempt. One that is tried again because a lock was not to
 * be had is watched, so that whoever holds it is named.
 */
final class AttemptTransactions implements Transactions {

  private final Attempt attempt;
  private final String step;
  private boolean waited;
  private List<Blocker> blockers = List.of();

  AttemptTransactions(Attempt attempt, String step) {
    this.attempt = attempt;
    this.step = step;
  }

  @Override
  public <T extends @Nullable Object> T run(Limits limits, Work<T> work) throws SQLException {
    if (waited) {
      return watched(limits, work);
    }
    try {
      return attempt.transaction(limits, work);
    } catch (SQLException e) {
      waited = isBusy(e);
      throw e;
    }
  }

  private <T extends @Nullable Object> T watched(Limits limits, Work<T> work) throws SQLException {
    try (Watch watch = attempt.watch()) {
      try {
        T result = attempt.transaction(limits, work);
        waited = false;
        blockers = List.of();
        return result;
      } catch (SQLException e) {
        waited = isBusy(e);
        if (waited) {
          List<Blocker> seen = watch.seen();
          blockers = seen.isEmpty() ? blockers : seen;
          attempt.tell(new Notice.Waiting(step, String.valueOf(e.getMessage()), seen));
        }
        throw e;
      }
    }
  }

  private boolean isBusy(SQLException error) {
    return attempt.database().dialect().sessions().classify(error) == ErrorClass.RETRY;
  }

  @Override
  public List<Blocker> blockers() {
    return blockers;
  }

  @Override
  public void reconnect() {
    attempt.reconnect();
  }

  @Override
  public BellowsException translated(SQLException error) {
    return attempt.database().translated(error);
  }
}
