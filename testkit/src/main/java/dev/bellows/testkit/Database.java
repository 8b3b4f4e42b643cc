package dev.bellows.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A database of one test. What is not said to run as a role runs as superuser, in a session of its
 * own. Safe for use by many threads.
 */
public final class Database {
  private static final String APPLICATION_NAME = "testkit";

  private final PostgresqlServer server;
  private final String name;
  private final Roles roles = new Roles(this);
  private final Queue<HikariDataSource> pools = new ConcurrentLinkedQueue<>();
  private volatile boolean noRemainsExpected;

  Database(PostgresqlServer server, String name) {
    this.server = server;
    this.name = name;
  }

  public PostgresqlServer server() {
    return server;
  }

  public String name() {
    return name;
  }

  /** The JDBC URL, without user: give {@link #superuser()} or a role that was created. */
  public String url() {
    return server.url(name);
  }

  /** The name of the superuser, who needs no password. */
  public String superuser() {
    return PostgresqlServer.SUPERUSER;
  }

  /** A new session of the superuser; the caller closes it. */
  public Connection connect() throws SQLException {
    return connectAs(superuser());
  }

  /** A new session of a role without password; the caller closes it. */
  public Connection connectAs(String role) throws SQLException {
    return DriverManager.getConnection(url() + "?ApplicationName=" + APPLICATION_NAME, role, "");
  }

  /** A pool of sessions of the superuser. */
  public HikariDataSource pool(int size) {
    return poolAs(superuser(), size);
  }

  /**
   * A pool of sessions of a role, as applications have it: statements are prepared on the server
   * from their first use. Closed after the test when the caller has not done so.
   */
  public HikariDataSource poolAs(String role, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setUsername(role);
    config.setMaximumPoolSize(size);
    config.setPoolName(name + " as " + role);
    config.addDataSourceProperty("ApplicationName", APPLICATION_NAME);
    config.addDataSourceProperty("prepareThreshold", "1");
    HikariDataSource pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  /** Executes statements one after the other, each in its own transaction. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = connect()) {
      for (String statement : statements) {
        Statements.execute(connection, statement);
      }
    }
  }

  /** Executes a statement with arguments and returns how many rows it changed. */
  public long update(String statement, @Nullable Object... arguments) throws SQLException {
    try (Connection connection = connect()) {
      return Statements.update(connection, statement, arguments);
    }
  }

  /** The number a query returns; NULL counts as no answer and is refused. */
  public long number(String query, @Nullable Object... arguments) throws SQLException {
    Object value = value(query, arguments);
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException("Not a number but %s: %s".formatted(value, query));
  }

  /** The text of the one value a query returns, as {@code toString} gives it. */
  public @Nullable String text(String query, @Nullable Object... arguments) throws SQLException {
    Object value = value(query, arguments);
    return value == null ? null : value.toString();
  }

  /** The one value a query returns; any other number of rows or columns is refused. */
  public @Nullable Object value(String query, @Nullable Object... arguments) throws SQLException {
    List<List<@Nullable Object>> rows = rows(query, arguments);
    if (rows.size() != 1 || rows.get(0).size() != 1) {
      throw new IllegalStateException("Not one value but %s: %s".formatted(rows, query));
    }
    return rows.get(0).get(0);
  }

  /** The rows of a query; each a list of the driver's objects. */
  public List<List<@Nullable Object>> rows(String query, @Nullable Object... arguments)
      throws SQLException {
    try (Connection connection = connect()) {
      return Statements.rows(connection, query, arguments);
    }
  }

  /** The first column of a query's rows. */
  public List<@Nullable Object> column(String query, @Nullable Object... arguments)
      throws SQLException {
    return Statements.firstColumn(rows(query, arguments));
  }

  /**
   * A new database like this one, with a session of nobody; close it before the test ends. Sessions
   * of this one have to be closed.
   */
  public CheckedDatabase copy() throws SQLException {
    return new CheckedDatabase(server.copyOf(name));
  }

  /** Creates a role without password that may log in; it goes with the test. */
  public void createRole(String role) throws SQLException {
    roles.create(role);
  }

  /** Creates a role that has to give its password; it goes with the test. */
  public void createRole(String role, String password) throws SQLException {
    roles.create(role, password);
  }

  /**
   * What is still there of Bellows outside of its control schema {@code bellows}: triggers,
   * functions, columns, indexes and constraints, each described.
   */
  public List<String> remains() throws SQLException {
    return Remains.of(this);
  }

  /** Makes the test fail at its end when {@link #remains()} is not empty then. */
  public void expectNoRemains() {
    noRemainsExpected = true;
  }

  boolean isNoRemainsExpected() {
    return noRemainsExpected;
  }

  void closePools() {
    for (HikariDataSource pool = pools.poll(); pool != null; pool = pools.poll()) {
      pool.close();
    }
  }

  void drop() throws SQLException {
    closePools();
    for (Object transaction :
        column("SELECT gid FROM pg_prepared_xacts WHERE database = ?", name)) {
      execute("ROLLBACK PREPARED " + Identifiers.literal(String.valueOf(transaction)));
    }
    rows(
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = ?",
        name);
    roles.dropOwned();
    server.administer("DROP DATABASE %s WITH (FORCE)".formatted(name));
    roles.drop();
  }

  @Override
  public String toString() {
    return "database %s of %s".formatted(name, server);
  }
}
