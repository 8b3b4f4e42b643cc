package dev.bellows.engine.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain JDBC in one line each. */
public final class Sql {

  private Sql() {}

  /** Turns a row into a value. */
  @FunctionalInterface
  public interface Mapper<T extends @Nullable Object> {
    T map(ResultSet row) throws SQLException;
  }

  /** Every row of a query. */
  public static <T> List<T> list(
      Connection connection, String sql, Mapper<T> mapper, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(mapper.map(rows));
      }
      return result;
    }
  }

  /** The first row of a query, if there is one. */
  public static <T> Optional<T> first(
      Connection connection, String sql, Mapper<T> mapper, @Nullable Object... parameters)
      throws SQLException {
    return list(connection, sql, mapper, parameters).stream().findFirst();
  }

  /** The only row of a query that always has one. */
  public static <T> T one(
      Connection connection, String sql, Mapper<T> mapper, @Nullable Object... parameters)
      throws SQLException {
    return first(connection, sql, mapper, parameters)
        .orElseThrow(() -> new SQLException("no row from: " + sql));
  }

  /** Runs a statement with parameters; the number of rows it changed. */
  public static int update(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /** Runs a statement as it stands. */
  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** Asks a question of one boolean, as it stands. */
  public static boolean ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(sql)) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int at = 0; at < parameters.length; at++) {
      statement.setObject(at + 1, parameters[at]);
    }
    return statement;
  }
}
