package dev.bellows.engine.lifecycle;

import dev.bellows.engine.attempt.Attempt;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.Events.Subject;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.plan.Step;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the work of a phase inside an attempt: table, pause, lease, journal. */
public final class PhaseRunner {

  private static final Logger LOG = LoggerFactory.getLogger(PhaseRunner.class);

  private final Workshop workshop;

  public PhaseRunner(Workshop workshop) {
    this.workshop = workshop;
  }

  /** The work of a phase. */
  @FunctionalInterface
  public interface PhaseWork<T extends @Nullable Object> {
    T with(PhaseRun run) throws SQLException;
  }

  /**
   * Runs the work while holding the lease; the state is looked at once more when it is held.
   *
   * @param activity a phase's name, or ROLLBACK
   * @throws BellowsException as the table of transitions, the pause, the lease or the work say
   */
  public <T extends @Nullable Object> T run(
      MigrationName name, Command command, String activity, PhaseWork<T> work) {
    try (Attempt attempt = Attempt.begin(workshop.context(), name, activity)) {
      try {
        Connection connection = attempt.connection();
        MigrationRecord record = workshop.record(connection, name);
        Transitions.require(name, record.state(), command);
        workshop.journal().pauses().check(connection, name);
        List<Step> steps = workshop.journal().plans().steps(connection, name);
        journal(attempt, activity, "STARTED", "'" + command.text() + "' begins");
        T result = work.with(new PhaseRun(workshop, attempt, record, steps, activity));
        new UsagePruning(workshop).run(attempt.connection());
        journal(attempt, activity, "FINISHED", "'" + command.text() + "' has ended");
        return result;
      } catch (SQLException e) {
        throw failed(attempt, activity, workshop.database().translated(e));
      } catch (BellowsException e) {
        throw failed(attempt, activity, e);
      } catch (RuntimeException e) {
        failed(attempt, activity, defect(e));
        throw e;
      }
    }
  }

  private static BellowsException defect(RuntimeException error) {
    return BellowsException.internal("internal.error", String.valueOf(error)).causedBy(error);
  }

  private BellowsException failed(Attempt attempt, String activity, BellowsException failure) {
    try {
      journal(attempt, activity, "FAILED", failure.code() + ": " + failure.getMessage());
    } catch (BellowsException e) {
      LOG.debug("the failure could not be journalled: {}", e.getMessage());
    }
    return attempt.failed(
        failure.with("migration", attempt.migration()).with("activity", activity));
  }

  /** On a connection of its own: the work connection may be what failed. */
  private void journal(Attempt attempt, String activity, String kind, String message) {
    Subject subject = new Subject(attempt.migration(), activity, null);
    workshop.transaction(
        connection -> {
          workshop.journal().events().append(connection, workshop.actor(), subject, kind, message);
          attempt.fence(connection);
          return message;
        });
  }
}
