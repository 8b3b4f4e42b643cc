package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.verify.VerifyResult;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.twin.Key;
import dev.bellows.testkit.twin.Twin;
import dev.bellows.testkit.writers.NamedRequest;
import dev.bellows.testkit.writers.Report;
import dev.bellows.testkit.writers.Workload;
import dev.bellows.testkit.writers.Writers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writers at full speed beside a sweep that takes its time, and what must be true afterwards. */
final class Torture {

  private static final Logger LOG = LoggerFactory.getLogger(Torture.class);

  private static final int THREADS = 4;
  private static final int FIRST_WITH_MERGE = 15;

  /**
   * How long the sweep takes for one pass over the table; it makes two, and the reconciliation one
   * more.
   */
  private static final int SECONDS = Integer.getInteger("bellows.torture.seconds", 8);

  private final Database database;
  private final Pair pair;
  private final Life life;
  private final Twin twin;

  private Torture(Database database, Pair pair, Life life, Twin twin) {
    this.database = database;
    this.pair = pair;
    this.life = life;
    this.twin = twin;
  }

  static void of(Database database, Pair pair) throws SQLException {
    database.execute(pair.schema().toArray(String[]::new));
    database.execute("ANALYZE");
    String budget = "backfill: {budget: {rows_per_second: %d}}%n".formatted(Pair.ROWS / SECONDS);
    Life life =
        Life.of(database, Declared.withShortWindows("torture", pair.migration() + "\n" + budget));
    new Torture(database, pair, life, Twin.of(database, pair.twin())).run();
  }

  private void run() throws SQLException {
    life.expandLossy();
    Strokes strokes = new Strokes(pair, twin);
    Workload workload = workload(strokes);
    Report report = sweepBeside(workload);
    LOG.info("{}: {}; {}; {}", pair.table(), report, report.servedByRequest(), strokes.met());
    assertThat(report.servedByRequest())
        .as("%s", report)
        .containsOnlyKeys(workload.requests().stream().map(NamedRequest::name).toList());
    assertThat(strokes.met()).containsOnlyKeys(Strokes.toBeMet());
    assertThat(life.status().conflicts()).as("%s", report).isPositive();
    assertThat(database.number("SELECT count(*) FROM bellows.failure") > 0)
        .isEqualTo(pair.poisons());
    cure(new SplittableRandom(report.seed()));
    life.verifyClean();
    assertThat(twin.check()).as("%s", report).isEmpty();
  }

  private Report sweepBeside(Workload workload) {
    try (Vacuums vacuums = new Vacuums(database, pair.table());
        Writers writers = workload.start()) {
      life.backfill();
      LOG.info("{}: swept in {} s", pair.table(), writers.report().period().toSeconds());
      VerifyResult beside = life.verify();
      assertThat(beside.mismatches()).as("%s", beside).isZero();
      assertThat(vacuums.count()).as("vacuums").isPositive();
      return writers.stop().orFailures();
    }
  }

  /** What two writers may do to each other is tried again; a deadlock with Bellows is a failure. */
  private Workload workload(Strokes strokes) {
    Workload workload = strokes.addTo(Workload.on(database, THREADS).retrying("40001", "23505"));
    return database.server().version() < FIRST_WITH_MERGE ? workload : strokes.addMergeTo(workload);
  }

  /** Writes to rows that {@code up} could not take what it can. */
  private void cure(SplittableRandom random) throws SQLException {
    String poisoned = "SELECT id FROM %s WHERE %s".formatted(pair.table(), pair.poisoned());
    if (database.column(poisoned).isEmpty()) {
      return;
    }
    try (Connection connection = database.connect()) {
      Hand hand = new Hand(connection, pair, twin);
      while (!database.column(poisoned).isEmpty()) {
        for (Object id : database.column(poisoned)) {
          Write write = Write.all(pair.old(), random);
          hand.update((long) id, write);
          twin.wroteOld(connection, Key.of(id), write.written());
        }
      }
    }
  }
}
