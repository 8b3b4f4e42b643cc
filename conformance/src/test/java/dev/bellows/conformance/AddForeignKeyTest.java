package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class AddForeignKeyTest {

  private static final Version ANY =
      new Version(
          "INSERT INTO orders (id, customer) VALUES (?, ?)",
          "UPDATE orders SET customer = ? WHERE id = ?",
          "customer",
          "customer::text",
          n -> List.of((int) (n % 50) + 1));

  @Test
  void aReferenceIsProvenBesideItsWriters(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "refer-customer",
            "orders",
            List.of(
                "CREATE TABLE customers (id integer PRIMARY KEY)",
                "INSERT INTO customers SELECT generate_series(1, 50)",
                "CREATE TABLE orders (id bigint PRIMARY KEY, customer integer)",
                "INSERT INTO orders SELECT n, n %% 50 + 1 FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: orders
            operations:
              - add_foreign_key: {name: orders_customer_fkey, columns: [customer], references: {table: customers, columns: [id]}, on_delete: cascade}
            """,
            List.of(
                "CREATE INDEX orders_customer_idx ON orders (customer)",
                "ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES customers (id) ON DELETE CASCADE"),
            ANY,
            ANY,
            n -> String.valueOf(n % 50 + 1),
            List.of()));
  }
}
