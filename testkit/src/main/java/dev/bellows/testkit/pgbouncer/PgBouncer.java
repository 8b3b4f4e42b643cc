package dev.bellows.testkit.pgbouncer;

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
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A PgBouncer in transaction mode in front of one database, from Debian's package {@code
 * pgbouncer}. Close it before the test ends: its sessions on the server bear the application name
 * of the client they served last. Safe for use by many threads.
 */
public final class PgBouncer implements AutoCloseable {
  private final Database database;
  private final int port;
  private final Path directory;
  private final ChildProcess process;

  private PgBouncer(Database database, int port, Path directory) throws IOException {
    this.database = database;
    this.port = port;
    this.directory = directory;
    this.process =
        ChildProcess.start(
            new ProcessBuilder(Program.command(directory.resolve(Configuration.FILE))));
  }

  /**
   * Starts one that shares {@code sessions} sessions of the server per role among its clients. It
   * knows the roles without password that exist now.
   *
   * @throws IllegalStateException when the program is missing, with the package that has it
   */
  public static PgBouncer start(Database database, int sessions) throws IOException, SQLException {
    Program.requireInstalled();
    int port = FreePort.find();
    Path directory = Configuration.write(database, port, sessions);
    PgBouncer started = new PgBouncer(database, port, directory);
    try {
      started.awaitReady();
    } catch (RuntimeException failure) {
      started.close();
      throw failure;
    }
    return started;
  }

  /**
   * The JDBC URL through the pool. Server-side prepares are off in it: in transaction mode the next
   * transaction may run in a session that does not know them.
   */
  public String url() {
    return "jdbc:postgresql://localhost:%d/%s?prepareThreshold=0".formatted(port, database.name());
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
