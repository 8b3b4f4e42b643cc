package dev.bellows.engine.switching;

import dev.bellows.engine.attempt.Attempt;
import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.lifecycle.PhaseRun;
import dev.bellows.engine.spi.Sessions.Blocker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Transactions that began before the last sweep ended: they may still see rows that are not filled,
 * so that a new reader in them would read NULL.
 */
final class OldSnapshots {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final PhaseRun run;

  OldSnapshots(PhaseRun run) {
    this.run = run;
  }

  /**
   * Waits until they are gone.
   *
   * @throws BellowsException {@code switch.old-snapshot} (exit 4) when the patience ends
   */
  void awaitGone() throws SQLException {
    String horizon = run.record().horizon();
    if (horizon == null) {
      return;
    }
    Attempt attempt = run.attempt();
    long until = System.nanoTime() + attempt.context().timing().patience().toNanos();
    while (true) {
      List<Blocker> old =
          attempt.database().dialect().sessions().olderThan(attempt.connection(), horizon);
      if (old.isEmpty()) {
        return;
      }
      attempt.tell(
          new Notice.Waiting(
              "switch", "transactions that began before the last sweep ended are still open", old));
      if (System.nanoTime() > until) {
        throw BellowsException.busy(
            "switch.old-snapshot",
            "transactions that began before the last sweep ended are still open, a new reader in them would read rows that are not filled: %s. Readers stay where they are; run the command again when they have ended"
                .formatted(String.join("; ", old.stream().map(Blocker::description).toList())));
      }
      attempt.context().stop().await(LOOK_AGAIN);
    }
  }
}
