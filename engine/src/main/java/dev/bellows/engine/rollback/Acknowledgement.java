package dev.bellows.engine.rollback;

import dev.bellows.engine.attempt.Attempt;
import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.Flags.Flag;
import dev.bellows.engine.lifecycle.PhaseRun;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Waits until every live client reads what the flag says: the sync may only end after that. */
final class Acknowledgement {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final PhaseRun run;

  Acknowledgement(PhaseRun run) {
    this.run = run;
  }

  /**
   * Waits. A client that gives no sign of life for the acknowledgement time counts as gone.
   *
   * @throws BellowsException {@code rollback.not-acknowledged} (exit 4) when the patience ends
   */
  void await() throws SQLException {
    Attempt attempt = run.attempt();
    Flag flag = run.journal().flags().find(attempt.connection(), run.name()).orElse(Flag.OLD);
    long until = System.nanoTime() + attempt.context().timing().patience().toNanos();
    while (true) {
      List<String> behind =
          run.journal()
              .flags()
              .behind(
                  attempt.connection(),
                  run.name(),
                  flag.version(),
                  attempt.context().timing().acknowledgement());
      if (behind.isEmpty()) {
        return;
      }
      attempt.tell(
          new Notice.Waiting(
              "rollback",
              "clients still read the new side: " + String.join(", ", behind),
              List.of()));
      if (System.nanoTime() > until) {
        throw BellowsException.busy(
            "rollback.not-acknowledged",
            "clients %s have not taken over that readers read the old side. The flag says so and the sync goes on; stop them or wait, then run the command again"
                .formatted(String.join(", ", behind)));
      }
      attempt.context().stop().await(LOOK_AGAIN);
    }
  }
}
