package dev.bellows.examples.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The PostgreSQL of the demonstration, on loopback, with every commit flushed to disk. */
final class DemoServer implements AutoCloseable {
  private static final String SUPERUSER = "postgres";

  private final EmbeddedPostgres server;

  private DemoServer(EmbeddedPostgres server) {
    this.server = server;
  }

  static DemoServer start() throws IOException {
    return new DemoServer(
        EmbeddedPostgres.builder()
            .setRegisterShutdownHook(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("max_wal_size", "2GB")
            .start());
  }

  /** Where a database is reached, without a user. */
  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
  }

  Connection connectAsSuperuser(String database) throws SQLException {
    return DriverManager.getConnection(url(database), SUPERUSER, "");
  }

  Connection connect(String database, String role) throws SQLException {
    return DriverManager.getConnection(url(database), role, "");
  }

  /** A pool as applications have it; statements used often are prepared on the server. */
  HikariDataSource pool(String database, String role, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url(database));
    config.setUsername(role);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(size);
    return new HikariDataSource(config);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
