package dev.bellows.testkit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running PostgreSQL server on the loopback interface. Everybody is trusted but roles created
 * with a password. Safe for use by many threads.
 */
public final class PostgresqlServer {
  static final String SUPERUSER = "postgres";
  private static final Map<Integer, PostgresqlServer> SHARED = new ConcurrentHashMap<>();

  private final int version;
  private final PostgresqlProcess process;
  private final Templates templates = new Templates(this);
  private final AtomicInteger databases = new AtomicInteger();

  PostgresqlServer(int version, PostgresqlProcess process) {
    this.version = version;
    this.process = process;
  }

  /**
   * The server of this major version that all tests of this JVM share; the first call starts it.
   *
   * @throws IllegalStateException when the binaries of this version are not there
   */
  public static PostgresqlServer shared(int version) {
    return SHARED.computeIfAbsent(version, PostgresqlServer::launch);
  }

  private static PostgresqlServer launch(int version) {
    return new PostgresqlServer(version, PostgresqlProcess.create(PostgresqlSettings.of(version)));
  }

  /** The major version. */
  public int version() {
    return version;
  }

  public int port() {
    return process.port();
  }

  /** The file the server writes its log to, while the server exists. */
  public Path log() {
    return process.log();
  }

  /** The JDBC URL of a database, without user. */
  public String url(String database) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(port(), database);
  }

  /** A new empty database. It lives until its server ends. */
  public Database createDatabase() throws SQLException {
    return createDatabase(EmptyTemplate.class);
  }

  /**
   * A new database like the one that {@code template} prepares; the template is prepared once per
   * server. The database lives until its server ends.
   */
  public Database createDatabase(Class<? extends DatabaseTemplate> template) throws SQLException {
    return copyOf(templates.database(template));
  }

  Database copyOf(String template) throws SQLException {
    String name = "test_" + databases.incrementAndGet();
    administer("CREATE DATABASE %s TEMPLATE %s".formatted(name, template));
    return new Database(this, name);
  }

  /** Executes a statement as superuser outside of any test's database. */
  void administer(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public String toString() {
    return "PostgreSQL " + version;
  }
}
