package dev.bellows.engine.backfill;

import dev.bellows.engine.attempt.Attempt;
import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.lifecycle.PhaseRun;
import dev.bellows.engine.spi.Dialect;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Walk.Poisoned;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Gives a loop what it works with: the attempt's fenced transactions and the control tables. */
public final class TableWork {

  private TableWork() {}

  /** What a walk over a table is for. */
  public enum Purpose {
    FILL,
    RECONCILE
  }

  /** The tools of one step's loop. */
  public static SweepTools tools(PhaseRun run, String step, Purpose purpose, RowProgram rows) {
    Attempt attempt = run.attempt();
    Dialect dialect = attempt.database().dialect();
    return new SweepTools(
        dialect.sweeps(),
        dialect.sessions(),
        new AttemptTransactions(attempt, step),
        new StepCheckpoints(attempt.database(), run.record(), step, purpose),
        new JournalledPoison(run, rows, purpose),
        attempt.context().stop()::await,
        Clock.systemUTC(),
        attempt.context().timing().patience(),
        new Random(),
        progress -> told(attempt, step, purpose, progress));
  }

  private static void told(Attempt attempt, String step, Purpose purpose, Progress progress) {
    attempt.seam(step + ":batch");
    attempt.tell(
        new Notice.Progress(
            step,
            progress.pass() == 0 || purpose == Purpose.RECONCILE
                ? purpose.name().toLowerCase(Locale.ROOT)
                : "looking for what is left",
            progress.rowsDone(),
            progress.rowsEstimated(),
            progress.rowsPerSecond(),
            progress.eta().orElse(null),
            null));
  }

  /** Failures in the journal. */
  private record JournalledPoison(PhaseRun work, RowProgram rows, Purpose purpose)
      implements PoisonLog {
    @Override
    public long record(Connection connection, List<Poisoned> poisoned) throws SQLException {
      long before = work.journal().failures().open(connection, work.name());
      work.journal()
          .failures()
          .record(
              connection,
              work.name(),
              rows.table(),
              poisoned,
              purpose.name().toLowerCase(Locale.ROOT));
      return work.journal().failures().open(connection, work.name()) - before;
    }

    @Override
    public List<Poisoned> resolveAll(Connection connection) throws SQLException {
      return work.journal().failures().resolveAll(connection, work.name(), rows.table());
    }
  }
}
