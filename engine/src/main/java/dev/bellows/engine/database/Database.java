package dev.bellows.engine.database;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The target database. Every connection it opens is prepared as one of ours.
 *
 * <p>Thread-safe; the connections are not.
 */
public final class Database {

  private final ConnectionSource source;
  private final Dialect dialect;
  private final String controlSchema;

  public Database(ConnectionSource source, Dialect dialect, String controlSchema) {
    this.source = source;
    this.dialect = dialect;
    this.controlSchema = controlSchema;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** The schema of the control tables, unquoted. */
  public String controlSchema() {
    return controlSchema;
  }

  /** SQL over the control tables: {@code $.name} stands for a control table. */
  public String control(String sql) {
    return sql.replace("$.", dialect.ddl().quote(controlSchema) + ".");
  }

  /** A new connection in autocommit mode; the caller closes it. */
  public Connection open() throws SQLException {
    Connection connection = source.open();
    try {
      dialect.sessions().prepare(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Reads with a connection of its own. */
  public <T extends @Nullable Object> T read(Work<T> work) {
    try (Connection connection = open()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  /** Runs one transaction on a connection of its own. */
  public <T extends @Nullable Object> T transaction(Work<T> work) {
    try (Connection connection = open()) {
      return transaction(connection, work);
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  /** Runs one transaction on a connection that is in autocommit mode, and leaves it so. */
  public static <T extends @Nullable Object> T transaction(Connection connection, Work<T> work)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollbackQuietly(connection, e);
      throw e;
    } finally {
      restoreAutoCommit(connection);
    }
  }

  private static void rollbackQuietly(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static void restoreAutoCommit(Connection connection) throws SQLException {
    if (!connection.isClosed()) {
      connection.setAutoCommit(true);
    }
  }

  /** What an error of the server means, as a failure of ours. */
  public BellowsException translated(SQLException error) {
    return Translation.of(dialect.sessions().classify(error), error);
  }
}
