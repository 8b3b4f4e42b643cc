package dev.bellows.engine.attempt;

import dev.bellows.engine.spi.Sessions.Blocker;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is told what goes on while a command works. Called from one thread at a time. */
@FunctionalInterface
public interface Observer {

  /** Listens to nothing. */
  Observer SILENT = notice -> {};

  void on(Notice notice);

  /** What an observer is told. */
  sealed interface Notice {

    /** A phase, or a rollback, begins or goes on after an earlier attempt. */
    record Started(String activity) implements Notice {}

    /** A step begins. */
    record StepStarted(String step, String summary) implements Notice {}

    /**
     * A step has ended.
     *
     * @param already whether its effect was there before
     */
    record StepFinished(String step, String summary, Duration took, boolean already)
        implements Notice {}

    /** A step cannot go on because of others. */
    record Waiting(String step, String what, List<Blocker> blockers) implements Notice {}

    /** A sweep or a reconciliation moves on; durations and rates are measured. */
    record Progress(
        String step,
        String activity,
        long rowsDone,
        long rowsEstimated,
        double rowsPerSecond,
        @Nullable Duration eta,
        @Nullable String hold)
        implements Notice {}

    /** Something a person should know. */
    record Remark(String message) implements Notice {}
  }
}
