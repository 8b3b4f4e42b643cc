package dev.bellows.engine.lifecycle;

import dev.bellows.engine.attempt.Attempt;
import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.attempt.StepRunner;
import dev.bellows.engine.attempt.StepRunner.Along;
import dev.bellows.engine.attempt.StepRunner.Outcome;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.failure.Category;
import dev.bellows.engine.journal.Events.Subject;
import dev.bellows.engine.journal.Journal;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.journal.Plans.Mark;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.spi.Script;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import dev.bellows.model.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A phase at work: an attempt, with the record, the steps and the journal. Steps run through here,
 * so that each is told, marked and journalled alike.
 */
public final class PhaseRun {

  private final Workshop workshop;
  private final Attempt attempt;
  private final MigrationRecord record;
  private final List<Step> steps;
  private final String activity;

  PhaseRun(
      Workshop workshop,
      Attempt attempt,
      MigrationRecord record,
      List<Step> steps,
      String activity) {
    this.workshop = workshop;
    this.attempt = attempt;
    this.record = record;
    this.steps = steps;
    this.activity = activity;
  }

  /** The same attempt with the record and the steps as the journal has them now. */
  public PhaseRun reloaded() throws SQLException {
    Connection connection = attempt.connection();
    return new PhaseRun(
        workshop,
        attempt,
        workshop.record(connection, name()),
        journal().plans().steps(connection, name()),
        activity);
  }

  public Attempt attempt() {
    return attempt;
  }

  public Workshop workshop() {
    return workshop;
  }

  public Journal journal() {
    return workshop.journal();
  }

  /** The record as it was when the attempt began. */
  public MigrationRecord record() {
    return record;
  }

  public MigrationName name() {
    return record.name();
  }

  /** The migration as journalled. */
  public Migration migration() {
    return workshop.migration(record);
  }

  public List<Step> steps() {
    return steps;
  }

  /**
   * Applies a schema step, {@code along} in its last transaction. One that the server refuses in
   * the middle is taken back at once: half a constraint would go on refusing the application's
   * writes.
   */
  public void apply(Step.Ddl step, Along along) {
    try {
      run(step, step.apply(), Mark.DONE, along);
    } catch (BellowsException e) {
      if (e.category() == Category.REFUSED
          && step.reversible()
          && step.apply().blocks().size() > 1) {
        takeBackQuietly(step, e);
      }
      throw e;
    }
  }

  private void takeBackQuietly(Step.Ddl step, BellowsException because) {
    try {
      takeBack(step, Along.NOTHING);
    } catch (BellowsException e) {
      because.addSuppressed(e);
      attempt.tell(
          new Notice.Remark(
              "what is left of step %s could not be removed: %s; 'rollback' will"
                  .formatted(step.id(), e.getMessage())));
    }
  }

  /** Takes a schema step back, {@code along} in its last transaction. */
  public void takeBack(Step.Ddl step, Along along) {
    run(step, step.undo(), Mark.NOT_DONE, along);
  }

  private void run(Step.Ddl step, Script script, Mark mark, Along along) {
    String name = mark == Mark.DONE ? step.id() : step.id() + "-undo";
    String summary = summary(step, mark);
    long begun = System.nanoTime();
    attempt.tell(new Notice.StepStarted(name, summary));
    attempt.seam(name + ":begin");
    Outcome outcome =
        new StepRunner(attempt)
            .run(
                name,
                script,
                connection -> {
                  along.with(connection);
                  mark(connection, step, mark);
                });
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    attempt.tell(new Notice.StepFinished(name, summary, took, outcome == Outcome.WAS_THERE));
    attempt.seam(name + ":done");
  }

  /** Notes in the connection's transaction that a step is done, or taken back. */
  public void mark(Connection connection, Step step, Mark mark) throws SQLException {
    journal().plans().mark(connection, name(), step.id(), mark);
    journal()
        .events()
        .append(
            connection,
            workshop.actor(),
            new Subject(name(), activity, step.id()),
            mark == Mark.DONE ? "STEP_DONE" : "STEP_UNDONE",
            summary(step, mark));
  }

  private static String summary(Step step, Mark mark) {
    return mark == Mark.NOT_DONE && step instanceof Step.Ddl ddl && ddl.takeBack() != null
        ? ddl.takeBack().summary()
        : step.summary();
  }

  /** Moves to a state in the connection's transaction, and journals it. */
  public void advance(Connection connection, State state, String why) throws SQLException {
    journal().migrations().advance(connection, name(), state);
    event(connection, "STATE_" + state, why);
  }

  /** Moves to a state in a transaction of its own. */
  public void advance(State state, String why) {
    attempt.record(
        connection -> {
          advance(connection, state, why);
          return state;
        });
    attempt.seam("state-" + state.name().toLowerCase(java.util.Locale.ROOT));
  }

  /** Journals something in the connection's transaction. */
  public void event(Connection connection, String kind, String message) throws SQLException {
    journal()
        .events()
        .append(connection, workshop.actor(), new Subject(name(), activity, null), kind, message);
  }
}
