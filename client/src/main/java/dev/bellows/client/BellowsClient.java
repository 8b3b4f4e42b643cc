package dev.bellows.client;

import dev.bellows.model.Side;
import javax.sql.DataSource;

/**
 * Tells an application which side of a migration to read and to write, and tells Bellows which side
 * it used. One instance per migration and process, for the life of the process. Thread-safe.
 *
 * <pre>{@code
 * try (Use reading = client.reading(customerId)) {
 *   return reading.side() == Side.NEW ? readNewColumns() : readOldColumn();
 * }
 * }</pre>
 *
 * <p>Requests never wait for Bellows and never fail because of it: a daemon thread looks at the
 * flag every second (on a connection of the data source), acknowledges what it saw, and reports the
 * counts. Before {@code expand}, and when the database has not answered for {@code staleAfter},
 * requests read old.
 */
public final class BellowsClient implements AutoCloseable {
  private final FlagWatch watch;
  private final Usage usage;
  private final Round round;
  private final Rounds rounds;

  BellowsClient(DataSource dataSource, ClientSettings settings) {
    ControlViews views = new ControlViews(settings);
    this.watch = new FlagWatch(settings, views, System::nanoTime);
    this.usage = new Usage();
    this.round = new Round(dataSource, views, watch, usage, new Complaints(settings));
    this.rounds = new Rounds("bellows " + settings.migration(), round::run, settings.interval());
    round.run();
    rounds.start();
  }

  /** Begins to describe a client; the data source is the application's own, best its pool. */
  public static ClientBuilder builder(DataSource dataSource) {
    return new ClientBuilder(dataSource);
  }

  /** The flag that holds now. Deciding by it alone is not counted and not waited for. */
  public Flag flag() {
    return watch.current().flag();
  }

  /**
   * Decides which side a request with this key reads, counts it and has it waited for. The same key
   * stays on the new side while the percentage grows.
   */
  public Use reading(String key) {
    FlagVersion version = watch.begin();
    return read(version, version.flag().readsFor(key));
  }

  /** The same for a request without a key: chance decides. */
  public Use reading() {
    FlagVersion version = watch.begin();
    return read(version, version.flag().readsByChance());
  }

  /** Decides which side a request writes: new once every reader is on new; counted, waited for. */
  public Use writing() {
    FlagVersion version = watch.begin();
    Side side = version.flag().writes();
    usage.write(side);
    return new Use(version, side);
  }

  /** The counters, for requests that decide by {@link #flag()}. */
  public Usage usage() {
    return usage;
  }

  /**
   * Stops looking, reports what was counted and signs off. Waits for the database, not for uses.
   */
  @Override
  public void close() {
    rounds.close();
    round.runLast();
  }

  private Use read(FlagVersion version, Side side) {
    usage.read(side);
    return new Use(version, side);
  }
}
