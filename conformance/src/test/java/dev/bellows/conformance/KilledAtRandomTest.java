package dev.bellows.conformance;

import dev.bellows.model.State;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.ServerTest.Versions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed at any instruction; the same command again goes on, and nothing is lost.
 */
@ServerTest(versions = Versions.NEWEST)
class KilledAtRandomTest {

  /** How many in all, each phase in turn; {@code -Dbellows.kills} for more. */
  private static final int KILLS = Integer.getInteger("bellows.kills", 5);

  /** Slow enough to be met in the middle. */
  private static final String PACE = "backfill: {budget: {rows_per_second: 2000}}\n";

  @TempDir private Path directory;

  @Test
  void everyPhaseMayBeKilledAtAnyInstruction(Database database) throws SQLException {
    long seed = ThreadLocalRandom.current().nextLong();
    try (KilledLife life =
        KilledLife.begin(database, Scenarios.splitName().pacedBy(PACE), directory)) {
      new RandomKills(database, life, new SplittableRandom(seed)).overAll(KILLS);
      life.end(State.CONTRACTED, Scenarios.splitName().fresh());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("with seed " + seed, e);
    }
  }
}
