package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class DropIndexTest {

  private static final Version ANY =
      new Version(
          "INSERT INTO orders (id, amount) VALUES (?, ?)",
          "UPDATE orders SET amount = ? WHERE id = ?",
          "amount",
          "amount::text",
          n -> List.of((int) n));

  @Test
  void anIndexThatNobodyScansGoes(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "drop-unused",
            "orders",
            List.of(
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL)",
                "INSERT INTO orders SELECT n, n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS),
                "CREATE INDEX orders_unused_idx ON orders (amount)"),
            """
            table: orders
            operations:
              - drop_index: {name: orders_unused_idx}
            """,
            List.of("DROP INDEX orders_unused_idx"),
            ANY,
            ANY,
            n -> String.valueOf(n),
            List.of()));
  }
}
