package dev.bellows.examples.shop.application;

import dev.bellows.model.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** Reads and writes the column that the migration splits. */
final class OldNames implements Version.Names {
  static final OldNames INSTANCE = new OldNames();

  private OldNames() {}

  @Override
  public Seen read(Connection connection, long id) throws SQLException {
    return Rows.one(
        connection,
        "SELECT full_name FROM customers WHERE id = ?",
        row -> new Seen(Side.OLD, Name.parsed(row.getString(1))),
        id);
  }

  @Override
  public Name rename(Connection connection, long id, Name before, Name name) throws SQLException {
    Rows.change(connection, "UPDATE customers SET full_name = ? WHERE id = ?", name.full(), id);
    // the same full name once more changes nothing, however the new columns divide it
    return Objects.equals(name.full(), before.full()) ? before : Name.parsed(name.full());
  }

  @Override
  public Version.Registered register(Connection connection, String email, Name name)
      throws SQLException {
    long id =
        Rows.one(
            connection,
            "INSERT INTO customers (full_name, email, city) VALUES (?, ?, 'Oslo') RETURNING id",
            row -> row.getLong(1),
            name.full(),
            email);
    return new Version.Registered(id, Name.parsed(name.full()));
  }

  @Override
  public void close() {
    // nothing is kept between two statements
  }
}
