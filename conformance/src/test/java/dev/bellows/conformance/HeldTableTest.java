package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.State;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.process.ChildProcess;
import dev.bellows.testkit.writers.Report;
import dev.bellows.testkit.writers.Writers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A transaction of an application that stays open and holds the table which a command changes. */
@ServerTest
class HeldTableTest {

  private static final Logger LOG = LoggerFactory.getLogger(HeldTableTest.class);

  private static final Duration HOLD =
      Duration.ofSeconds(Integer.getInteger("bellows.hold.seconds", 10));

  /** Far more than a lock timeout of 300 ms, and far less than the table is held. */
  private static final Duration LONGEST_QUEUE = HOLD.dividedBy(3);

  private static final Scenario SCENARIO =
      Scenarios.widenAmount().grownBy("INSERT INTO orders VALUES (%d, 0)".formatted(Holder.ROW));

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @Test
  void expandWaitsInShortTriesAndNamesWhoHoldsTheTable(Database database) throws SQLException {
    try (KilledLife life = KilledLife.begin(database, SCENARIO, directory)) {
      heldUp(database, life, "expand");
      life.end(State.EXPANDED, SCENARIO.old());
    }
  }

  @Test
  void theSwapWaitsInShortTriesAndNamesWhoHoldsTheTable(Database database) throws SQLException {
    try (KilledLife life = KilledLife.begin(database, SCENARIO, directory)) {
      for (String command : List.of("expand", "backfill", "verify")) {
        life.run(command, List.of());
      }
      heldUp(database, life, "switch --reads new");
      life.end(State.SWITCHED, SCENARIO.fresh());
    }
  }

  @Test
  void theDropWaitsInShortTriesAndNamesWhoHoldsTheTable(Database database) throws SQLException {
    try (KilledLife life = KilledLife.begin(database, SCENARIO, directory)) {
      life.toQuarantined();
      Awaitility.await("the soak to end")
          .until(
              () ->
                  database.number(
                          "SELECT count(*) FROM bellows.migration WHERE quarantined_at < clock_timestamp() - interval '1 s'")
                      == 1);
      life.life().awaitEvidence();
      heldUp(database, life, "contract");
      life.end(State.CONTRACTED, SCENARIO.fresh());
    }
  }

  @Test
  void theRollbackWaitsInShortTriesAndNamesWhoHoldsTheTable(Database database) throws SQLException {
    try (KilledLife life = KilledLife.begin(database, SCENARIO, directory)) {
      life.run("expand", List.of());
      heldUp(database, life, "rollback");
      life.end(State.ROLLED_BACK, SCENARIO.old());
    }
  }

  /** The command ends well once the transaction has. */
  private static void heldUp(Database database, KilledLife life, String command)
      throws SQLException {
    try (Holder holder = Holder.of(database, "orders");
        Writers bystanders = holder.bystanders().start();
        ChildProcess process = life.chain().start(command)) {
      String named = process.awaitLine("pid %d,".formatted(holder.pid()));
      assertThat(named)
          .startsWith("waiting (")
          .contains("application '" + Holder.APPLICATION + "'")
          .containsPattern("idle in transaction for \\d+ s");
      holder.awaitHeldFor(HOLD);
      assertThat(process.isAlive()).as("%s", process).isTrue();
      Report beside = bystanders.lap();
      LOG.info("{} held up for {}: {}; {}", command, HOLD, named, beside);
      assertThat(beside.served()).as("%s", beside).isPositive();
      assertThat(beside.latency().max()).as("%s", beside).isLessThan(LONGEST_QUEUE);
      holder.letGo();
      assertThat(process.awaitExit()).as("%s", process).isEqualTo(CommandLine.DONE);
    }
  }
}
