package dev.bellows.examples.shop.application;

import dev.bellows.model.Side;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads and writes the columns that the migration adds. */
final class NewNames implements Version.Names {
  static final NewNames INSTANCE = new NewNames();

  private NewNames() {}

  @Override
  public Seen read(Connection connection, long id) throws SQLException {
    return Rows.one(
        connection,
        "SELECT first_name, last_name FROM customers WHERE id = ?",
        row -> new Seen(Side.NEW, new Name(row.getString(1), row.getString(2))),
        id);
  }

  @Override
  public Name rename(Connection connection, long id, Name before, Name name) throws SQLException {
    Rows.change(
        connection,
        "UPDATE customers SET first_name = ?, last_name = ? WHERE id = ?",
        name.first(),
        name.last(),
        id);
    return name;
  }

  @Override
  public Version.Registered register(Connection connection, String email, Name name)
      throws SQLException {
    long id =
        Rows.one(
            connection,
            "INSERT INTO customers (first_name, last_name, email, city) VALUES (?, ?, ?, 'Oslo') RETURNING id",
            row -> row.getLong(1),
            name.first(),
            name.last(),
            email);
    return new Version.Registered(id, name);
  }

  @Override
  public void close() {
    // nothing is kept between two statements
  }
}
