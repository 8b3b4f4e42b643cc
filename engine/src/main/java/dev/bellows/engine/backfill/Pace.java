package dev.bellows.engine.backfill;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions.Limits;
import dev.bellows.model.Migration.Backfill;
import dev.bellows.model.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * How large a loop's batches are, how long they may take and how long it rests between them. Used
 * by one thread.
 */
public final class Pace {

  /** Whoever sweeps waits for a row less than the deadlock timeout: it is the one to give way. */
  private static final Duration LOCK_TIMEOUT = Duration.ofMillis(300);

  /** Each row that is refused takes a few statements and savepoints. */
  private static final int MOST_TO_SEARCH = 500;

  private static final Duration LEAST_STATEMENT_TIMEOUT = Duration.ofSeconds(2);

  private final SweepTools tools;
  private final Budget budget;
  private final Limits limits;
  private BatchSize size;
  private Rate rate = Rate.UNKNOWN;
  private Instant lastEnd;

  public Pace(SweepTools tools, Backfill settings) {
    this.tools = tools;
    this.budget = Budget.of(settings, tools.clock());
    this.limits = new Limits(LOCK_TIMEOUT, statementTimeout(settings.targetBatchTime()));
    this.size = BatchSize.first(settings);
    this.lastEnd = tools.clock().instant();
  }

  private static Duration statementTimeout(Duration target) {
    Duration tenfold = target.multipliedBy(10);
    return tenfold.compareTo(LEAST_STATEMENT_TIMEOUT) < 0 ? LEAST_STATEMENT_TIMEOUT : tenfold;
  }

  /** The limits of a batch's transaction. */
  public Limits limits() {
    return limits;
  }

  /** About how many rows the next batch shall look at. */
  public int rows() {
    return size.rows();
  }

  public Rate rate() {
    return rate;
  }

  /** Goes on with the size of an earlier attempt. */
  public void resume(int rows) {
    size = size.resumed(rows);
  }

  /** Takes the time of a batch that was committed, and rests. */
  public void rest(Tally done, Instant began) {
    Instant ended = tools.clock().instant();
    Duration took = Duration.between(began, ended);
    if (done.batches() > 0) {
      size = size.after(took, done.looked());
    }
    rate = rate.after(done.looked(), Duration.between(lastEnd, ended));
    lastEnd = ended;
    tools.waiter().await(budget.waitAfter(done.looked(), took));
  }

  /** Makes the next batch so small that its rows can be tried one by one. */
  void searching() {
    size = size.resumed(Math.min(size.rows(), MOST_TO_SEARCH));
  }

  /** Makes the next batch smaller, as far as it can be. */
  public void ease() {
    size = size.halved();
  }

  /**
   * Makes the next batch smaller than one that ran out of its time.
   *
   * @throws BellowsException {@code sweep.too-long} (exit 4) where it cannot be smaller
   */
  public void shrink(TableName table, SQLException error) {
    if (size.rows() == 1) {
      throw BellowsException.busy(
              "sweep.too-long",
              "a batch of one row of table %s takes longer than %d ms: %s. The batches before it are committed; run the command again to continue"
                  .formatted(table, limits.statementTimeout().toMillis(), error.getMessage()))
          .with("table", table)
          .causedBy(error);
    }
    ease();
  }
}
