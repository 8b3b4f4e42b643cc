package dev.bellows.cli.connection;

import dev.bellows.engine.database.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Connections of the PostgreSQL driver, asked directly: looking for drivers would cost every start.
 */
final class PostgreSqlConnections implements ConnectionSource {

  private static final int CONNECT_SECONDS = 10;

  private final Target target;

  PostgreSqlConnections(Target target) {
    this.target = target;
  }

  @Override
  public Connection open() throws SQLException {
    Properties properties = new Properties();
    PGProperty.APPLICATION_NAME.set(properties, "bellows");
    PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_SECONDS);
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    properties.putAll(target.properties());
    Connection connection = new Driver().connect(target.url(), properties);
    if (connection == null) {
      throw new SQLException("the driver does not understand " + target, "08001");
    }
    return connection;
  }
}
