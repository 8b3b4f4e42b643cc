package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class RenameColumnTest {

  private static final Version OLD =
      new Version(
          "INSERT INTO orders (id, amount) VALUES (?, ?)",
          "UPDATE orders SET amount = ? WHERE id = ?",
          "amount",
          "amount::text",
          n -> List.of((int) n));

  private static final Version NEW =
      new Version(
          "INSERT INTO orders (id, cents) VALUES (?, ?)",
          "UPDATE orders SET cents = ? WHERE id = ?",
          "cents",
          "cents::text",
          n -> List.of((int) n));

  @Test
  void aNameChangesWithAllThatHangsOnTheColumn(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "rename-amount",
            "orders",
            List.of(
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL DEFAULT 7 CONSTRAINT positive CHECK (amount >= 0))",
                "INSERT INTO orders SELECT n, n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS),
                "CREATE INDEX orders_amount_idx ON orders (amount) WHERE amount > 100",
                "CREATE INDEX orders_both_idx ON orders (amount DESC, id)",
                "COMMENT ON COLUMN orders.amount IS 'In cents'"),
            """
            table: orders
            operations:
              - rename_column: {from: amount, to: cents}
            """,
            List.of("ALTER TABLE orders RENAME amount TO cents"),
            OLD,
            NEW,
            n -> String.valueOf(n),
            List.of()));
  }
}
