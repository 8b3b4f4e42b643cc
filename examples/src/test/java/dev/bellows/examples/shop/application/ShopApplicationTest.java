package dev.bellows.examples.shop.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.bellows.client.BellowsClient;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.DatabaseTemplate;
import dev.bellows.testkit.ServerTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@ServerTest(template = ShopApplicationTest.SmallShop.class)
class ShopApplicationTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final Measurements measurements =
      new Measurements("test", new PrintStream(told, true, UTF_8));
  private final HikariDataSource pool;
  private final Ledger ledger;
  private final Database database;

  ShopApplicationTest(Database database) throws SQLException {
    this.database = database;
    this.pool = database.pool(2 * ShopApplication.USERS + 1);
    this.ledger = Ledger.of(pool);
  }

  @Test
  void bothVersionsServeAShopThatNobodyMigrates() {
    try (BellowsClient client = BellowsClient.builder(pool).migration("none").build()) {
      ShopApplication before = start("old version", new OldVersion());
      ShopApplication after = start("new version", new NewVersion(client));
      await().until(() -> measurements.served() > 300);
      before.close();
      after.close();
    }

    assertThat(told.toString(UTF_8)).isEmpty();
    assertThat(measurements.failed()).isZero();
    assertThat(ledger.checks()).isBetween(150L, measurements.served());
  }

  @Test
  void aNameThatSomebodyElseChangedIsTold() throws SQLException {
    ShopApplication application = start("old version", new OldVersion());
    await().until(() -> measurements.served() > 50);
    database.execute("UPDATE customers SET full_name = 'Somebody Else'");
    await().until(() -> measurements.failed() > 0);
    application.close();

    assertThat(told.toString(UTF_8)).contains("FAILED request of old version", "Somebody");
  }

  private ShopApplication start(String name, Version version) {
    return new ShopApplication(name, pool, version, ledger, measurements);
  }

  /** Customers enough for the ledger to track some. */
  static final class SmallShop implements DatabaseTemplate {
    @Override
    public void prepare(Database database) throws SQLException {
      try {
        database.execute(Files.readString(Path.of("shop/schema.sql"), UTF_8));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      database.execute(
          "INSERT INTO customers (full_name, email, city) SELECT 'Ada ' || n, n, 'Oslo' FROM generate_series(1, 5000) n");
    }
  }
}
