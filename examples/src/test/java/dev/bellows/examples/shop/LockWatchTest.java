package dev.bellows.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@ServerTest
class LockWatchTest {

  @Test
  void reportsNoLessThanALockWasHeld(Database database) throws SQLException {
    prepare(database);
    try (LockWatch watch = new LockWatch(database.connect());
        Connection migrator = database.connectAs(ShopDatabase.MIGRATOR);
        Statement statement = migrator.createStatement()) {
      migrator.setAutoCommit(false);
      statement.execute("LOCK TABLE customers IN ACCESS EXCLUSIVE MODE");
      long held = System.nanoTime();
      await().until(() -> watch.longest().compareTo(Duration.ofMillis(200)) > 0);
      Duration atLeast = Duration.ofNanos(System.nanoTime() - held);
      migrator.rollback();

      await().until(() -> watch.longest().compareTo(atLeast) >= 0);
    }
  }

  @Test
  void ignoresLocksThatStopNobodyAndThoseOfOthers(Database database) throws SQLException {
    prepare(database);
    try (LockWatch watch = new LockWatch(database.connect());
        Connection migrator = database.connectAs(ShopDatabase.MIGRATOR);
        Connection other = database.connect()) {
      lock(other, "orders", "ACCESS EXCLUSIVE");
      lock(migrator, "customers", "ROW EXCLUSIVE");
      long looks = watch.looks();
      await().until(() -> watch.looks() > looks + 3);

      assertThat(watch.longest()).isZero();
      other.rollback();
      migrator.rollback();
    }
  }

  private static void prepare(Database database) throws SQLException {
    database.execute("CREATE TABLE customers (id int)", "CREATE TABLE orders (id int)");
    database.createRole(ShopDatabase.MIGRATOR);
    database.execute("GRANT ALL ON customers, orders TO " + ShopDatabase.MIGRATOR);
  }

  private static void lock(Connection connection, String table, String mode) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE %s IN %s MODE".formatted(table, mode));
    }
  }
}
