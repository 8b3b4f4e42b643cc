package dev.bellows.conformance;

import dev.bellows.client.BellowsClient;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.writers.Workload;
import dev.bellows.testkit.writers.Writers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Both versions of an application at work, through pools whose statements are prepared. */
final class Applications implements AutoCloseable {

  /** The sessions of each version. */
  static final int SESSIONS = 2;

  private static final double REQUESTS_PER_SECOND = 150;

  private final BellowsClient client;
  private final Writers old;
  private final Writers fresh;

  private Applications(BellowsClient client, Writers old, Writers fresh) {
    this.client = client;
    this.old = old;
    this.fresh = fresh;
  }

  /** Where its connections come from. */
  @FunctionalInterface
  interface Pools {
    DataSource pool(int size);
  }

  static Applications start(Database database, Scenario scenario, Truth truth) {
    return start(database::pool, scenario, truth);
  }

  static Applications start(Pools pools, Scenario scenario, Truth truth) {
    AtomicLong ids = new AtomicLong(Scenario.ROWS);
    BellowsClient client =
        BellowsClient.builder(pools.pool(1))
            .migration(scenario.name())
            .interval(Duration.ofMillis(100))
            .staleAfter(Duration.ofSeconds(2))
            .build();
    Chooser byFlag = new FlagChooser(client, scenario.old(), scenario.fresh());
    Chooser always = Chooser.always(scenario.old());
    return new Applications(
        client,
        start(pools, new Requests(scenario, truth, always, ids)),
        start(pools, new Requests(scenario, truth, byFlag, ids)));
  }

  private static Writers start(Pools pools, Requests requests) {
    return requests
        .addTo(Workload.on(pools.pool(SESSIONS), SESSIONS).atRate(REQUESTS_PER_SECOND))
        .start();
  }

  /** Lets both work for a while with what holds now. */
  void work() {
    old.awaitServed(20);
    fresh.awaitServed(20);
  }

  /** Lets the version go that knows only the old side. */
  void retireOld() {
    old.stop();
  }

  /** Lets the version that stays work for a while. */
  void workWithoutOld() {
    fresh.awaitServed(40);
  }

  /** Ends both and judges their failures. */
  Verdicts stop() throws SQLException {
    Verdicts verdicts = new Verdicts(old.stop(), fresh.stop());
    client.close();
    return verdicts;
  }

  @Override
  public void close() {
    old.stop();
    fresh.stop();
    client.close();
  }
}
