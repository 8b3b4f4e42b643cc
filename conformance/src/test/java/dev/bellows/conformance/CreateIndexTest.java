package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class CreateIndexTest {

  private static final Version ANY =
      new Version(
          "INSERT INTO orders (id, amount) VALUES (?, ?)",
          "UPDATE orders SET amount = ? WHERE id = ?",
          "amount",
          "amount::text",
          n -> List.of((int) n));

  @Test
  void indexesAreBuiltBesideTheirWriters(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "index-amount",
            "orders",
            List.of(
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL)",
                "INSERT INTO orders SELECT n, n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: orders
            operations:
              - create_index: {name: orders_amount_idx, columns: [amount], include: [id], where: amount > 10}
              - create_index: {name: orders_half_idx, expressions: ["amount / 2"], method: btree}
              - create_index: {name: orders_once_idx, columns: [amount, id], unique: true}
            """,
            List.of(
                "CREATE INDEX orders_amount_idx ON orders (amount) INCLUDE (id) WHERE amount > 10",
                "CREATE INDEX orders_half_idx ON orders ((amount / 2))",
                "CREATE UNIQUE INDEX orders_once_idx ON orders (amount, id)"),
            ANY,
            ANY,
            n -> String.valueOf(n),
            List.of()));
  }
}
