package dev.bellows.testkit.pgbouncer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.FreePort;
import dev.bellows.testkit.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A PgBouncer in front of one database, from Debian's package {@code pgbouncer}. Close it before
 * the test ends: its sessions on the server bear the application name of the client they served
 * last. Safe for use by many threads.
 */
public final class PgBouncer implements AutoCloseable {
  private final Database database;
  private final int port;
  private final Path directory;
  private final PoolMode mode;
  private final ChildProcess process;
  private final Queue<HikariDataSource> pools = new ConcurrentLinkedQueue<>();

  private PgBouncer(Database database, int port, Path directory, PoolMode mode) throws IOException {
    this.database = database;
    this.mode = mode;
    this.port = port;
    this.directory = directory;
    this.process =
        ChildProcess.start(
            new ProcessBuilder(Program.command(directory.resolve(Configuration.FILE))));
  }

  /**
   * Starts one in transaction mode that shares {@code sessions} sessions of the server per role
   * among its clients. It knows the roles without password that exist now.
   *
   * @throws IllegalStateException when the program is missing, with the package that has it
   */
  public static PgBouncer start(Database database, int sessions) throws IOException, SQLException {
    return start(database, sessions, PoolMode.TRANSACTION);
  }

  /** The same in any mode. */
  public static PgBouncer start(Database database, int sessions, PoolMode mode)
      throws IOException, SQLException {
    Program.requireInstalled();
    int port = FreePort.find();
    Path directory = Configuration.write(database, port, sessions, mode);
    PgBouncer started = new PgBouncer(database, port, directory, mode);
    try {
      started.awaitReady();
    } catch (RuntimeException failure) {
      started.close();
      throw failure;
    }
    return started;
  }

  /**
   * The JDBC URL through the pool. In transaction mode server-side prepares are off in it, because
   * the next transaction may run in a session that does not know them; in session mode they are on
   * from a statement's first use.
   */
  public String url() {
    return "jdbc:postgresql://localhost:%d/%s?prepareThreshold=%d"
        .formatted(port, database.name(), mode == PoolMode.TRANSACTION ? 0 : 1);
  }

  /** Client sessions of the superuser, as an application pools them; closed with this. */
  public HikariDataSource pool(int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url() + "&ApplicationName=testkit");
    config.setUsername(database.superuser());
    config.setMaximumPoolSize(size);
    HikariDataSource pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  /** A new client session of the superuser; the caller closes it. */
  public Connection connect() throws SQLException {
    return connectAs(database.superuser());
  }

  /** A new client session of a role; the caller closes it. */
  public Connection connectAs(String role) throws SQLException {
    return DriverManager.getConnection(url() + "&ApplicationName=testkit", role, "");
  }

  /** Ends it, and with it its sessions on the server. */
  @Override
  public void close() throws IOException {
    for (HikariDataSource pool = pools.poll(); pool != null; pool = pools.poll()) {
      pool.close();
    }
    process.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void awaitReady() {
    Awaitility.await("PgBouncer")
        .atMost(Duration.ofSeconds(30))
        .failFast(this::requireAlive)
        .ignoreExceptionsInstanceOf(SQLException.class)
        .untilAsserted(() -> connect().close());
  }

  private void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException("PgBouncer did not start: " + process);
    }
  }
}
