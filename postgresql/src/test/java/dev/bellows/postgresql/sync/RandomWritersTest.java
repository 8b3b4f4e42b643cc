package dev.bellows.postgresql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.Side;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.twin.Twin;
import dev.bellows.testkit.twin.TwinDefinition;
import dev.bellows.testkit.writers.Report;
import dev.bellows.testkit.writers.Workload;
import dev.bellows.testkit.writers.Writers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Writers at random beside a sweep: no row is left inconsistent, and none shows anything but what
 * was written to it. {@code -Dbellows.test.stage=N} lets each stage last N seconds.
 */
@ServerTest(template = ControlTemplate.class)
class RandomWritersTest {

  private static final int KEYS = 400;
  private static final Duration STAGE =
      Duration.ofSeconds(Integer.getInteger("bellows.test.stage", 3));

  private final Database database;

  RandomWritersTest(Database database) {
    this.database = database;
  }

  @ParameterizedTest
  @CsvSource({"LOSSLESS, false", "NOT_INVERSE, false", "LOSSLESS, true"})
  void everyRowShowsWhatWasWrittenLastAndIsConsistent(Pair pair, boolean oneWay)
      throws SQLException {
    database.execute(
        "CREATE TABLE t (id bigint PRIMARY KEY, o text %s, note int NOT NULL DEFAULT 0)"
            .formatted(oneWay ? "" : "NOT NULL"),
        "INSERT INTO t SELECT g, 'Mary ' || g FROM generate_series(0, %d) g".formatted(KEYS - 1),
        "ALTER TABLE t ADD a text, ADD b text");
    Twin twin = Twin.of(database, new TwinDefinition("t", List.of("id"), List.of("o")));
    SyncedTable table =
        SyncedTable.install(database, Specs.of("public.t", pair.failingForBad(oneWay)));
    Workload workload = new RandomWriters(twin, KEYS, oneWay).workload(database, 6);
    Writers writers = workload.start();
    try (writers) {
      sweepForAWhile(table);
      assertThat(twin.check()).as("seed %d", workload.seed()).isEmpty();
      if (!oneWay) {
        SyncedTable switched = table.replacedBy(table.spec().withAuthority(Side.NEW));
        sweepForAWhile(switched);
        switched.replacedBy(table.spec());
        sweepForAWhile(table);
      }
    }
    Report report = writers.stop().orFailures();
    assertThat(table.healthyMismatches()).as("seed %d: %s", workload.seed(), report).isZero();
    assertThat(twin.check()).as("seed %d: %s", workload.seed(), report).isEmpty();
  }

  /** Narrow batches over all keys, again and again; the last one leaves nothing to be filled. */
  private void sweepForAWhile(SyncedTable table) throws SQLException {
    Instant until = Instant.now().plus(STAGE);
    do {
      for (int from = 0; from < KEYS; from += 20) {
        table.sweepHealthy("id BETWEEN %d AND %d".formatted(from, from + 19));
      }
      database.execute("VACUUM t");
    } while (Instant.now().isBefore(until));
    assertThat(table.healthyMismatches()).isZero();
  }
}
