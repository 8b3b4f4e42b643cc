package dev.bellows.postgresql.sync;

import dev.bellows.postgresql.control.PostgreSqlControlSchema;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.DatabaseTemplate;
import java.sql.Connection;
import java.sql.SQLException;

/** A database with the control tables. */
public final class ControlTemplate implements DatabaseTemplate {

  static final String SCHEMA = "bellows";

  @Override
  public void prepare(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      new PostgreSqlControlSchema().make(connection, SCHEMA);
    }
  }
}
