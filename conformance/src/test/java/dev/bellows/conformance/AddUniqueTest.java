package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class AddUniqueTest {

  private static final Version ANY =
      new Version(
          "INSERT INTO orders (id, number) VALUES (?, ?)",
          "UPDATE orders SET number = ? WHERE id = ?",
          "number",
          "split_part(number, '/', 1)",
          n -> List.of(n + "/" + java.util.UUID.randomUUID()));

  @Test
  void valuesAreProvenUniqueBesideTheirWriters(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "unique-number",
            "orders",
            List.of(
                "CREATE TABLE orders (id bigint PRIMARY KEY, number text)",
                "INSERT INTO orders SELECT n, n || '/' || n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: orders
            operations:
              - add_unique: {name: orders_number_key, columns: [number]}
            """,
            List.of("ALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE (number)"),
            ANY,
            ANY,
            n -> String.valueOf(n),
            List.of()));
  }
}
