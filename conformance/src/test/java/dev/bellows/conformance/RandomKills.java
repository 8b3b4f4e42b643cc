package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.State;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.process.ChildProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Kills the commands of a life a random time after they began to work. */
final class RandomKills {

  private static final List<String> COMMANDS =
      List.of("expand", "backfill", "verify", "switch --reads new", "contract");

  private final Database database;
  private final KilledLife life;
  private final SplittableRandom random;
  private final Map<String, Integer> inTheMiddle = new TreeMap<>();

  RandomKills(Database database, KilledLife life, SplittableRandom random) {
    this.database = database;
    this.life = life;
    this.random = random;
  }

  /** Each phase alike; at least one of the kills has to meet a command that works. */
  void overAll(int kills) throws SQLException {
    for (String command : COMMANDS) {
      for (int kill = 0; kill < Math.max(1, kills / COMMANDS.size()); kill++) {
        startOver(command);
        life.ready(command);
        kill(command);
      }
      life.run(command, List.of());
    }
    assertThat(inTheMiddle).containsKeys("backfill", "verify");
  }

  /** What has ended and can be taken back is done once more. */
  private void startOver(String command) {
    State state = life.life().find();
    if (command.equals("expand") && state == State.EXPANDED) {
      life.life().rollback();
    } else if (command.startsWith("switch") && state == State.SWITCHED) {
      life.life().switchToOld();
    }
  }

  private void kill(String command) throws SQLException {
    try (ChildProcess process = life.chain().start(command)) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !process.isAlive() || hasBegun(process));
      await(random.nextInt(command.equals("backfill") || command.equals("verify") ? 1500 : 120));
      process.kill();
    }
    if (database.number("SELECT count(*) FROM bellows.lease WHERE attempt IS NOT NULL") > 0) {
      inTheMiddle.merge(command, 1, Integer::sum);
    }
    Leases.lapse(database);
  }

  private static boolean hasBegun(ChildProcess process) {
    return process.errors().stream().anyMatch(line -> line.endsWith(" begins"));
  }

  private static void await(int millis) {
    try {
      assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
