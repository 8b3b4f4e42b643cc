package dev.bellows.examples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database with the shop in it, and its two roles: the one that owns the tables and migrates, and
 * the one of the application, which has rights on rows only.
 */
record ShopDatabase(DemoServer server, String name) {
  static final String MIGRATOR = "migrator";
  static final String APPLICATION = "shop";

  /** Creates the roles of the server and a shop with all its rows. */
  static ShopDatabase load(DemoServer server, String name, Path shopFiles)
      throws SQLException, IOException {
    try (Connection connection = server.connectAsSuperuser("postgres")) {
      execute(connection, "CREATE ROLE %s LOGIN".formatted(MIGRATOR));
      execute(connection, "CREATE ROLE %s LOGIN".formatted(APPLICATION));
      // to see what other sessions hold back, and who blocks
      execute(connection, "GRANT pg_monitor TO %s".formatted(MIGRATOR));
      execute(connection, "CREATE DATABASE %s OWNER %s".formatted(name, MIGRATOR));
    }
    try (Connection connection = server.connect(name, MIGRATOR)) {
      execute(connection, Files.readString(shopFiles.resolve("schema.sql"), UTF_8));
      execute(connection, Files.readString(shopFiles.resolve("data.sql"), UTF_8));
      execute(connection, "VACUUM ANALYZE customers");
      execute(connection, "VACUUM ANALYZE orders");
      execute(
          connection,
          "GRANT SELECT, INSERT, UPDATE ON customers, orders TO %s".formatted(APPLICATION));
    }
    return new ShopDatabase(server, name);
  }

  /** Another database with the same rows; nobody may be connected to this one. */
  ShopDatabase copy(String copyName) throws SQLException {
    try (Connection connection = server.connectAsSuperuser("postgres")) {
      execute(
          connection,
          "CREATE DATABASE %s TEMPLATE %s OWNER %s".formatted(copyName, name, MIGRATOR));
    }
    return new ShopDatabase(server, copyName);
  }

  /** Gives the application the rights that Bellows's client needs; after {@code init}. */
  void admitClient() throws SQLException {
    try (Connection connection = connectAsMigrator()) {
      execute(connection, "GRANT USAGE ON SCHEMA bellows TO " + APPLICATION);
      execute(connection, "GRANT SELECT ON bellows.client_v1_flag TO " + APPLICATION);
      execute(
          connection,
          "GRANT SELECT, INSERT, UPDATE, DELETE ON bellows.client_v1_client TO " + APPLICATION);
      execute(connection, "GRANT INSERT ON bellows.client_v1_usage TO " + APPLICATION);
    }
  }

  String url() {
    return server.url(name);
  }

  Connection connectAsMigrator() throws SQLException {
    return server.connect(name, MIGRATOR);
  }

  Connection connectAsSuperuser() throws SQLException {
    return server.connectAsSuperuser(name);
  }

  HikariDataSource applicationPool(int size) {
    return server.pool(name, APPLICATION, size);
  }

  /** The one number that a query returns; 0 where it returns no row or NULL. */
  double number(String query) throws SQLException {
    try (Connection connection = connectAsMigrator();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getDouble(1) : 0;
    }
  }

  /** The one text that a query returns. */
  String text(String query) throws SQLException {
    try (Connection connection = connectAsMigrator();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
