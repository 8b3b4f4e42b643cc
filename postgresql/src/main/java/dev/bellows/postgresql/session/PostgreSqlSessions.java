package dev.bellows.postgresql.session;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Sessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Sessions of PostgreSQL 14 to 18. Stateless and safe for use by many threads. */
public final class PostgreSqlSessions implements Sessions {

  @Override
  public void prepare(Connection connection) throws SQLException {
    Pooler.refuse(connection);
    Settings.pin(connection);
  }

  @Override
  public void limit(Connection connection, Limits limits) throws SQLException {
    Settings.limit(connection, limits);
  }

  @Override
  public void limitSession(Connection connection, Limits limits) throws SQLException {
    Settings.limitSession(connection, limits);
  }

  @Override
  public void announceSweep(Connection connection) throws SQLException {
    Settings.announceSweep(connection);
  }

  @Override
  public void commitLazily(Connection connection) throws SQLException {
    Sql.execute(connection, "SET LOCAL synchronous_commit = off");
  }

  @Override
  public void flush(Connection connection) throws SQLException {
    Flush.now(connection);
  }

  @Override
  public Backend backend(Connection connection) throws SQLException {
    return Backends.of(connection);
  }

  @Override
  public void cancel(Connection connection, Backend backend) throws SQLException {
    Backends.cancel(connection, backend);
  }

  @Override
  public void terminate(Connection connection, Backend backend) throws SQLException {
    Backends.terminate(connection, backend);
  }

  @Override
  public boolean alive(Connection connection, Backend backend) throws SQLException {
    return Backends.alive(connection, backend);
  }

  @Override
  public List<Blocker> blockers(Connection connection, Backend waiting) throws SQLException {
    return Blockers.of(connection, waiting);
  }

  @Override
  public List<Blocker> olderThan(Connection connection, String horizon) throws SQLException {
    return Horizon.olderThan(connection, horizon);
  }

  @Override
  public String horizon(Connection connection) throws SQLException {
    return Horizon.now(connection);
  }

  @Override
  public ErrorClass classify(SQLException error) {
    return Errors.classify(error);
  }
}
