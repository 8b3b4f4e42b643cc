package dev.bellows.examples.shop.application;

import java.sql.SQLException;
import javax.sql.DataSource;

/** One running instance of the application, under a steady load. */
public final class ShopApplication implements AutoCloseable {
  /** The rate of requests an instance is asked for. */
  public static final int REQUESTS_PER_SECOND = 200;

  /** How many requests, and so connections, an instance has at the same time at most. */
  public static final int USERS = 8;

  private final String name;
  private final Requests requests;
  private final Measurements measurements;
  private final OpenLoop load;

  /** Starts an instance; its load begins at once. */
  public ShopApplication(
      String name, DataSource pool, Version version, Ledger ledger, Measurements measurements) {
    this.name = name;
    this.requests = new Requests(pool, version, ledger);
    this.measurements = measurements;
    this.load = new OpenLoop(name, REQUESTS_PER_SECOND, USERS, this::serve);
  }

  /** Takes no more requests and waits for those that run. */
  @Override
  public void close() {
    load.close();
  }

  private void serve(long planned) {
    try {
      requests.serve();
      measurements.served(System.nanoTime() - planned);
    } catch (SQLException | RuntimeException failure) {
      measurements.failed(name, failure);
    }
  }
}
