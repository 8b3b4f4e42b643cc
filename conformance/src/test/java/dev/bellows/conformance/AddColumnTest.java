package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class AddColumnTest {

  private static final Version OLD =
      new Version(
          "INSERT INTO orders (id, amount) VALUES (?, ?)",
          "UPDATE orders SET amount = ? WHERE id = ?",
          "amount",
          "amount::text",
          n -> List.of((int) n));

  private static final Version SIZED =
      new Version(
          "INSERT INTO orders (id, amount, size) VALUES (?, ?, ?)",
          "UPDATE orders SET amount = ?, size = ? WHERE id = ?",
          "amount, size",
          "CASE WHEN size = (CASE WHEN amount > 500000 THEN 'big' ELSE 'small' END) THEN '' ELSE 'wrong size of ' END || amount",
          n -> List.of((int) n, n > 500_000 ? "big" : "small"));

  private static final Version NOTED =
      new Version(
          "INSERT INTO orders (id, amount, note) VALUES (?, ?, 'x')",
          "UPDATE orders SET amount = ?, note = 'x' WHERE id = ?",
          "amount, note",
          "CASE WHEN note IN ('x', 'none') THEN '' ELSE 'wrong note of ' END || amount",
          n -> List.of((int) n));

  private static final Version TOKENED =
      new Version(
          "INSERT INTO orders (id, amount) VALUES (?, ?)",
          "UPDATE orders SET amount = ? WHERE id = ?",
          "amount, token",
          "CASE WHEN token IS NOT NULL THEN '' ELSE 'no token of ' END || amount",
          n -> List.of((int) n));

  private static final Version LOCATED =
      new Version(
          "INSERT INTO orders (id, amount, region) VALUES (?, ?, 2)",
          "UPDATE orders SET amount = ?, region = 2 WHERE id = ?",
          "amount, region",
          "CASE WHEN region IN (1, 2) THEN '' ELSE 'no region of ' END || amount",
          n -> List.of((int) n));

  @Test
  void aDerivedColumnFollowsTheOldVersionAndIsCheckedAtTheEnd(Database database)
      throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "add-size",
            "orders",
            List.of(
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL)",
                "INSERT INTO orders SELECT n, n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: orders
            operations:
              - add_column:
                  name: size
                  type: text
                  nullable: false
                  up: "CASE WHEN amount > 500000 THEN 'big' ELSE 'small' END"
                  check: "size IN ('big', 'small')"
                  comment: How large it is
            rollback: {data: revert}
            """,
            List.of(
                "ALTER TABLE orders ADD size text NOT NULL DEFAULT 'big'",
                "ALTER TABLE orders ADD CONSTRAINT orders_size_check CHECK (size IN ('big', 'small'))",
                "ALTER TABLE orders ALTER size DROP DEFAULT",
                "COMMENT ON COLUMN orders.size IS 'How large it is'"),
            OLD,
            SIZED,
            n -> String.valueOf(n),
            List.of()));
  }

  @Test
  void aColumnWithAConstantDefaultNeedsNoBackfill(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "add-note",
            "orders",
            List.of(
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL)",
                "INSERT INTO orders SELECT n, n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: orders
            operations:
              - add_column: {name: note, type: text, nullable: false, default: "'none'"}
            """,
            List.of("ALTER TABLE orders ADD note text NOT NULL DEFAULT 'none'"),
            OLD,
            NOTED,
            n -> String.valueOf(n),
            List.of()));
  }

  @Test
  void aVolatileDefaultIsFilledIntoEveryRow(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "add-token",
            "orders",
            List.of(
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL)",
                "INSERT INTO orders SELECT n, n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: orders
            operations:
              - add_column: {name: token, type: uuid, nullable: false, default: gen_random_uuid(), unique: true}
            """,
            List.of("ALTER TABLE orders ADD token uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE"),
            OLD,
            TOKENED,
            n -> String.valueOf(n),
            List.of()));
  }

  @Test
  void aNewColumnMayReferToAnotherTable(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "add-region",
            "orders",
            List.of(
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL)",
                "INSERT INTO orders SELECT n, n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS),
                "CREATE TABLE regions (id integer PRIMARY KEY)",
                "INSERT INTO regions VALUES (1), (2)"),
            """
            table: orders
            operations:
              - add_column: {name: region, type: integer, default: "1", references: {table: regions, columns: [id]}}
            rollback: {schema: drop}
            """,
            List.of("ALTER TABLE orders ADD region integer DEFAULT 1 REFERENCES regions (id)"),
            OLD,
            LOCATED,
            n -> String.valueOf(n),
            List.of()));
  }
}
