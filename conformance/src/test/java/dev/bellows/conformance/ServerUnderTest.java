package dev.bellows.conformance;

import dev.bellows.engine.database.ConnectionSource;
import dev.bellows.engine.spi.Dialect;
import dev.bellows.postgresql.PostgreSqlDialect;
import dev.bellows.testkit.Database;
import java.sql.DriverManager;

/** How Bellows reaches the database of a test: the one place that knows which product it is. */
record ServerUnderTest(Dialect dialect, String controlSchema, ConnectionSource connections) {

  /** As superuser. */
  static ServerUnderTest of(Database database) {
    return of(database.url(), database.superuser());
  }

  /** As a role without password. */
  static ServerUnderTest of(String url, String role) {
    return new ServerUnderTest(
        new PostgreSqlDialect(PostgreSqlDialect.CONTROL_SCHEMA),
        PostgreSqlDialect.CONTROL_SCHEMA,
        () -> DriverManager.getConnection(url, role, ""));
  }

  dev.bellows.engine.database.Database database() {
    return new dev.bellows.engine.database.Database(connections, dialect, controlSchema);
  }
}
