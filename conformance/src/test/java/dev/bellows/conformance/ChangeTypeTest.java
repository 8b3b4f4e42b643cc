package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class ChangeTypeTest {

  private static final Version TEXTUAL =
      new Version(
          "INSERT INTO orders (id, amount) VALUES (?, ?)",
          "UPDATE orders SET amount = ? WHERE id = ?",
          "amount",
          "amount",
          n -> List.of(String.valueOf(n)));

  private static final Version NUMBER =
      new Version(
          "INSERT INTO orders (id, cents) VALUES (?, ?)",
          "UPDATE orders SET cents = ? WHERE id = ?",
          "cents",
          "cents::text",
          n -> List.of((int) n));

  @Test
  void aTypeChangesBehindTheName(Database database) throws SQLException {
    WholeLife.lead(database, Scenarios.widenAmount());
  }

  @Test
  void aTypeChangesUnderANewNameWithoutAnyFailure(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "number-amount",
            "orders",
            List.of(
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount text NOT NULL)",
                "INSERT INTO orders SELECT n, n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS),
                "CREATE INDEX orders_amount_idx ON orders (amount)"),
            """
            table: orders
            operations:
              - change_type: {column: amount, type: integer, as: cents}
            """,
            List.of(
                "ALTER TABLE orders ALTER amount TYPE integer USING amount::integer",
                "ALTER TABLE orders RENAME amount TO cents"),
            TEXTUAL,
            NUMBER,
            n -> String.valueOf(n),
            List.of()));
  }
}
