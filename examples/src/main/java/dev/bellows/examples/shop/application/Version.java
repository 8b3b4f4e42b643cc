package dev.bellows.examples.shop.application;

import java.sql.Connection;
import java.sql.SQLException;

/** A version of the application: how it reads and writes the names of customers. */
public sealed interface Version permits OldVersion, NewVersion {

  /** Begins a request that is about this customer. */
  Names begin(String key);

  /** The names within one request. */
  interface Names extends AutoCloseable {
    Seen read(Connection connection, long id) throws SQLException;

    /**
     * Writes the name and returns what a reader must see from then on.
     *
     * @param before what a reader must have seen until now
     */
    Name rename(Connection connection, long id, Name before, Name name) throws SQLException;

    Registered register(Connection connection, String email, Name name) throws SQLException;

    @Override
    void close();
  }

  /** A customer that was registered, with the name that a reader must see. */
  record Registered(long id, Name name) {}
}
