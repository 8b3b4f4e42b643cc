package dev.bellows.conformance;

import dev.bellows.model.State;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.ServerTest.Versions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process is killed at any moment of any phase, under both versions of an application. */
@ServerTest(versions = Versions.NEWEST)
class KilledAtRandomTest {

  private static final Logger LOG = LoggerFactory.getLogger(KilledAtRandomTest.class);

  /** At least so many in all; {@code -Dbellows.kills} for more. */
  private static final int KILLS = Integer.getInteger("bellows.kills", 7);

  private static final int KILLS_OF_EACH = Math.max(1, KILLS / Killable.values().length);

  /** {@code -Dbellows.seed} for the moments of an earlier run. */
  private static final long SEED =
      Long.getLong("bellows.seed", ThreadLocalRandom.current().nextLong());

  /** Large and slow enough for every phase to have a middle. */
  private static final Scenario SCENARIO =
      Scenarios.splitName()
          .grownBy(
              "INSERT INTO customers SELECT n, 'First' || n || ' Last ' || n FROM generate_series(-25000, 0) n")
          .pacedBy(
              "  - create_index: {name: customers_beside_idx, expressions: [\"md5(id::text)\"]}\n")
          .pacedBy("backfill: {budget: {rows_per_second: 15000}}\n");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @Test
  void theSameCommandFinishesWhateverPhaseIsKilledAtWhateverMoment(Database database)
      throws SQLException {
    LOG.info("seed {}", SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    Map<Killable, Integer> kills = new EnumMap<>(Killable.class);
    try {
      Map<Killable, Duration> durations = durations(database.server().createDatabase());
      while (!isEnough(kills)) {
        life(database.server().createDatabase(), durations, random)
            .forEach((phase, count) -> kills.merge(phase, count, Integer::sum));
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("with seed " + SEED, e);
    }
    LOG.info("kills in the middle: {}", kills);
  }

  private static boolean isEnough(Map<Killable, Integer> kills) {
    return kills.values().stream().mapToInt(it -> it).sum() >= KILLS
        && Arrays.stream(Killable.values())
            .allMatch(phase -> kills.getOrDefault(phase, 0) >= KILLS_OF_EACH);
  }

  private Map<Killable, Duration> durations(Database database) throws SQLException {
    try (KilledLife life = KilledLife.begin(database, SCENARIO, directory)) {
      Map<Killable, Duration> durations = new RandomKills(database, life).measured();
      LOG.info("durations: {}", durations);
      return durations;
    }
  }

  private Map<Killable, Integer> life(
      Database database, Map<Killable, Duration> durations, SplittableRandom random)
      throws SQLException {
    try (KilledLife life = KilledLife.begin(database, SCENARIO, directory)) {
      Map<Killable, Integer> kills = new RandomKills(database, life).overAll(durations, random);
      life.end(State.CONTRACTED, SCENARIO.fresh());
      return kills;
    }
  }
}
