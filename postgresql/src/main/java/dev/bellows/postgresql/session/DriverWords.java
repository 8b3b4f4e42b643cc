package dev.bellows.postgresql.session;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;

/**
 * What the PostgreSQL driver was told when the connection began. The driver is the application's
 * own, so it is asked without being known here.
 */
final class DriverWords {

  private static final String EXTENSION = "org.postgresql.PGConnection";

  private DriverWords() {}

  /** The backend's process id; empty where the driver does not say. */
  static OptionalInt backend(Connection connection) throws SQLException {
    try {
      ClassLoader loader = connection.getClass().getClassLoader();
      Class<?> extension = Class.forName(EXTENSION, false, loader);
      if (!connection.isWrapperFor(extension)) {
        return OptionalInt.empty();
      }
      Object said = extension.getMethod("getBackendPID").invoke(connection.unwrap(extension));
      return said instanceof Integer backend ? OptionalInt.of(backend) : OptionalInt.empty();
    } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
      return OptionalInt.empty();
    } catch (InvocationTargetException e) {
      throw new SQLException("the driver does not say its backend", e);
    }
  }
}
