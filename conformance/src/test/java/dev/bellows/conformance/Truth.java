package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What every row of a table means, whichever side was written. Recorded in the transaction of the
 * write and after it, so that one statement which reads both sees them at the same moment.
 */
final class Truth {

  private final Database database;
  private final String table;

  private Truth(Database database, String table) {
    this.database = database;
    this.table = table;
  }

  /** The rows that stand mean what the old version reads. */
  static Truth of(Database database, String table, Version old) throws SQLException {
    database.execute(
        "CREATE SCHEMA conformance",
        "CREATE TABLE conformance.truth (truth_id bigint PRIMARY KEY, truth text)",
        "INSERT INTO conformance.truth SELECT id, %s FROM %s".formatted(old.seen(), table));
    return new Truth(database, table);
  }

  void wrote(Connection connection, long id, String meaning) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO conformance.truth VALUES (?, ?)"
                + " ON CONFLICT (truth_id) DO UPDATE SET truth = excluded.truth")) {
      statement.setLong(1, id);
      statement.setString(2, meaning);
      statement.executeUpdate();
    }
  }

  void deleted(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM conformance.truth WHERE truth_id = ?")) {
      statement.setLong(1, id);
      statement.executeUpdate();
    }
  }

  /** Reads a row as a version does, beside what it means; the id is the parameter. */
  String reading(Version version) {
    return "SELECT %s, %s AS seen, truth FROM %s JOIN conformance.truth ON truth_id = id WHERE id = ?"
        .formatted(version.reads(), version.seen(), table);
  }

  /** The rows that do not mean to a version what they should. */
  List<?> wrong(Version version) throws SQLException {
    return database.rows(
        """
        SELECT id, truth_id, %s AS seen, truth FROM %s FULL JOIN conformance.truth ON truth_id = id
        WHERE id IS NULL OR truth_id IS NULL OR (%s) IS DISTINCT FROM truth LIMIT 10
        """
            .formatted(version.seen(), table, version.seen()));
  }
}
