package dev.bellows.examples.shop;

import com.zaxxer.hikari.HikariDataSource;
import dev.bellows.client.BellowsClient;
import dev.bellows.examples.shop.application.Ledger;
import dev.bellows.examples.shop.application.Measurements;
import dev.bellows.examples.shop.application.NewVersion;
import dev.bellows.examples.shop.application.OldVersion;
import dev.bellows.examples.shop.application.ShopApplication;
import dev.bellows.examples.shop.application.Version;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The running instances of the shop's application: first one of each version. */
final class Deployment implements AutoCloseable {
  static final String MIGRATION = "split-customer-name";

  /** One connection more than users: the client's. */
  private static final int CONNECTIONS = ShopApplication.USERS + 1;

  private final ShopDatabase shop;
  private final Measurements measurements;
  private final Ledger ledger;
  private final Deque<Instance> instances = new ArrayDeque<>();

  private Deployment(ShopDatabase shop, Measurements measurements, Ledger ledger) {
    this.shop = shop;
    this.measurements = measurements;
    this.ledger = ledger;
  }

  /** Starts an instance of the old version and one of the new. */
  static Deployment start(ShopDatabase shop, Measurements measurements) throws SQLException {
    Deployment deployment = empty(shop, measurements);
    deployment.instances.push(deployment.startOld("old version"));
    deployment.instances.push(deployment.startNew("new version"));
    return deployment;
  }

  /** Starts two instances of the new version. */
  static Deployment startOfNewVersion(ShopDatabase shop, Measurements measurements)
      throws SQLException {
    Deployment deployment = empty(shop, measurements);
    deployment.instances.push(deployment.startNew("new version"));
    deployment.instances.push(deployment.startNew("new version, second instance"));
    return deployment;
  }

  private static Deployment empty(ShopDatabase shop, Measurements measurements)
      throws SQLException {
    try (HikariDataSource reading = shop.applicationPool(1)) {
      return new Deployment(shop, measurements, Ledger.of(reading));
    }
  }

  /** How often a name that was read has been compared with the one last written. */
  long checks() {
    return ledger.checks();
  }

  /** A rolling deployment: the new version's instance starts, then the old version's ends. */
  synchronized void replaceOldVersion() {
    Instance old = instances.removeLast();
    instances.push(startNew("new version, second instance"));
    old.close();
  }

  /** Stops all instances; a second time it does nothing. */
  @Override
  public synchronized void close() {
    while (!instances.isEmpty()) {
      instances.pop().close();
    }
  }

  private Instance startOld(String name) {
    HikariDataSource pool = shop.applicationPool(CONNECTIONS);
    return new Instance(application(name, pool, new OldVersion()), null, pool);
  }

  private Instance startNew(String name) {
    HikariDataSource pool = shop.applicationPool(CONNECTIONS);
    BellowsClient client = BellowsClient.builder(pool).migration(MIGRATION).build();
    return new Instance(application(name, pool, new NewVersion(client)), client, pool);
  }

  private ShopApplication application(String name, HikariDataSource pool, Version version) {
    return new ShopApplication(name, pool, version, ledger, measurements);
  }

  /** An application with what it needs, ended in this order. */
  private record Instance(
      ShopApplication application, @Nullable BellowsClient client, HikariDataSource pool)
      implements AutoCloseable {

    @Override
    public void close() {
      application.close();
      if (client != null) {
        client.close();
      }
      pool.close();
    }
  }
}
