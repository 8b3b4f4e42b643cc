package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class AddCheckTest {

  private static final Version ANY =
      new Version(
          "INSERT INTO orders (id, amount) VALUES (?, ?)",
          "UPDATE orders SET amount = ? WHERE id = ?",
          "amount",
          "amount::text",
          n -> List.of((int) n));

  @Test
  void aConditionIsProvenBesideItsWriters(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "check-amount",
            "orders",
            List.of(
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL)",
                "INSERT INTO orders SELECT n, n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: orders
            operations:
              - add_check: {name: orders_amount_positive, check: amount >= 0}
            """,
            List.of("ALTER TABLE orders ADD CONSTRAINT orders_amount_positive CHECK (amount >= 0)"),
            ANY,
            ANY,
            n -> String.valueOf(n),
            List.of()));
  }
}
