package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Change.View;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.PostgreSqlDialect;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.DatabaseTemplate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Tables with names that must be quoted, and something of each kind on them. */
final class ShopTemplate implements DatabaseTemplate {

  static final TableName ORDER = new TableName("Shop 1", "Order 100% \"new\"");
  static final String SQL = "\"Shop 1\".\"Order 100% \"\"new\"\"\"";
  static final TableName CUSTOMER = new TableName("Shop 1", "customer");

  static final List<View> VIEWS =
      List.of(
          new View(
              "\"Shop 1\".view1",
              "SELECT id, amount FROM " + SQL + ";",
              "security_barrier=true",
              "postgres",
              List.of("GRANT SELECT ON \"Shop 1\".view1 TO PUBLIC")),
          new View(
              "\"Shop 1\".\"view 2\"",
              "SELECT amount FROM \"Shop 1\".view1",
              "",
              "postgres",
              List.of()));

  static final PostgreSqlDialect DIALECT = new PostgreSqlDialect("con trol");

  @Override
  public void prepare(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      DIALECT.control().make(connection, "con trol");
    }
    shop(database);
  }

  private static void shop(Database database) throws SQLException {
    database.execute(
        "CREATE SCHEMA \"Shop 1\"",
        "CREATE TYPE \"Shop 1\".mood AS ENUM ('sad', 'ok')",
        "CREATE FUNCTION \"Shop 1\".doubled(i int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT i * 2'",
        "CREATE SEQUENCE \"Shop 1\".numbers",
        "CREATE TABLE \"Shop 1\".customer (id int PRIMARY KEY)",
        """
        CREATE TABLE %s (id int PRIMARY KEY, amount int NOT NULL DEFAULT 7, "select" text,
          customer int, note text CONSTRAINT short CHECK (length(note) < 100), fresh bigint)"""
            .formatted(SQL),
        "CREATE INDEX \"by note\" ON %s (lower(note)) WHERE note IS NOT NULL".formatted(SQL),
        "CREATE UNIQUE INDEX \"uni'que\" ON %s (id, amount)".formatted(SQL),
        "CREATE VIEW \"Shop 1\".view1 WITH (security_barrier=true) AS SELECT id, amount FROM "
            + SQL,
        "CREATE VIEW \"Shop 1\".\"view 2\" AS SELECT amount FROM \"Shop 1\".view1",
        "GRANT SELECT ON \"Shop 1\".view1 TO PUBLIC",
        "INSERT INTO \"Shop 1\".customer SELECT generate_series(1, 10)",
        "INSERT INTO %s SELECT i, i, 'x', i, 'n', i FROM generate_series(1, 10) i".formatted(SQL));
  }

  /** Makes the shop anew. */
  static void again(Database database) throws SQLException {
    database.execute(
        "DROP SCHEMA \"Shop 1\" CASCADE",
        """
        DO $$
        DECLARE made regprocedure;
        BEGIN
          FOR made IN SELECT oid FROM pg_proc
            WHERE pronamespace = '"con trol"'::regnamespace AND proname ~ '^(sync|probe):' LOOP
            EXECUTE format('DROP FUNCTION %s', made);
          END LOOP;
        END $$
        """);
    shop(database);
  }
}
