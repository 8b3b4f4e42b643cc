package dev.bellows.testkit.writers;

import com.zaxxer.hikari.HikariDataSource;
import dev.bellows.testkit.Database;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Where the connections of a workload come from, opened when its writers start. */
public sealed interface ConnectionSource {

  /** A pool that belongs to the workload. */
  static ConnectionSource poolOf(Database database, int size) {
    return new Own(() -> database.pool(size));
  }

  /** A pool that belongs to the caller. */
  static ConnectionSource given(DataSource pool) {
    return new Given(pool);
  }

  /** Opens it; closing the lease closes what belongs to the workload. */
  Lease open();

  /** The opened source. */
  record Lease(DataSource pool, Runnable closing) {}

  /** Belongs to the workload. */
  record Own(Supplier<HikariDataSource> pool) implements ConnectionSource {
    @Override
    public Lease open() {
      HikariDataSource opened = pool.get();
      return new Lease(opened, opened::close);
    }
  }

  /** Belongs to the caller. */
  record Given(DataSource pool) implements ConnectionSource {
    @Override
    public Lease open() {
      return new Lease(pool, () -> {});
    }
  }
}
