package dev.bellows.engine.spi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Sessions of the server: ours and those that stand in our way. */
public interface Sessions {

  /**
   * Prepares a new connection of ours: pins the settings that expressions depend on, and names it.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code connection.pooled} (exit 3) where a
   *     transaction pooler stands between
   */
  void prepare(Connection connection) throws SQLException;

  /** Limits the connection's current transaction; forgotten at its end. */
  void limit(Connection connection, Limits limits) throws SQLException;

  /** Limits statements outside a transaction, on a connection of ours, until called again. */
  void limitSession(Connection connection, Limits limits) throws SQLException;

  /**
   * @param lockTimeout how long a statement may wait for a lock
   * @param statementTimeout how long it may run; zero for no limit
   */
  record Limits(Duration lockTimeout, Duration statementTimeout) {}

  /**
   * Announces that the current transaction is the sweep, which the sync lets pass, and which waits
   * for no lock as long as it takes the server to look for a deadlock.
   */
  void announceSweep(Connection connection) throws SQLException;

  /** Lets the current transaction commit without waiting for the disk, where the server can. */
  void commitLazily(Connection connection) throws SQLException;

  /** Waits until everything committed so far is on disk. */
  void flush(Connection connection) throws SQLException;

  /** This connection's backend. */
  Backend backend(Connection connection) throws SQLException;

  /**
   * A server process that serves a connection; no other one ever has the same pair.
   *
   * @param started a text that tells two backends of the same id apart
   */
  record Backend(long id, String started) {}

  /** Cancels the statement that a backend runs; no-op where it runs none or is gone. */
  void cancel(Connection connection, Backend backend) throws SQLException;

  /** Ends a backend and waits until it is gone; no-op where it is gone already. */
  void terminate(Connection connection, Backend backend) throws SQLException;

  /** Whether that backend lives. */
  boolean alive(Connection connection, Backend backend) throws SQLException;

  /** Who that backend is waiting for, described for a person; empty where it does not wait. */
  List<Blocker> blockers(Connection connection, Backend waiting) throws SQLException;

  /** A session that others wait for. */
  record Blocker(long id, String description) {}

  /**
   * Sessions and prepared transactions that may still see the database as it was before {@code
   * horizon}, described for a person.
   */
  List<Blocker> olderThan(Connection connection, String horizon) throws SQLException;

  /** A horizon for {@link #olderThan}: now. */
  String horizon(Connection connection) throws SQLException;

  /** What an error of the server means for the work. */
  ErrorClass classify(SQLException error);

  /** What an error means. */
  enum ErrorClass {
    /** A lock was not to be had in time, a deadlock, a serialization failure: try again. */
    RETRY,
    /** A statement took longer than allowed: try again with less. */
    TOO_LONG,
    /** The connection is gone: look what holds, then go on with another. */
    DISCONNECTED,
    /** Some row's data is at fault. */
    DATA,
    /** Wrong credentials or an unknown database. */
    CREDENTIALS,
    /** A privilege is missing. */
    PRIVILEGE,
    /** Anything else. */
    OTHER
  }
}
