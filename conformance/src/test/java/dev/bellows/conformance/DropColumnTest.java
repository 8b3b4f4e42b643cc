package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class DropColumnTest {

  private static final Version OLD =
      new Version(
          "INSERT INTO orders (id, amount, legacy) VALUES (?, ?, 'made')",
          "UPDATE orders SET amount = ? WHERE id = ?",
          "amount, legacy",
          "CASE WHEN legacy IN ('made', 'left out') THEN '' ELSE 'no legacy of ' END || amount",
          n -> List.of((int) n));

  private static final Version NEW =
      new Version(
          "INSERT INTO orders (id, amount) VALUES (?, ?)",
          "UPDATE orders SET amount = ? WHERE id = ?",
          "amount",
          "amount::text",
          n -> List.of((int) n));

  @Test
  void aColumnGoesWhileTheOldVersionStillReadsIt(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "drop-legacy",
            "orders",
            List.of(
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL, legacy text NOT NULL)",
                "INSERT INTO orders SELECT n, n, 'made' FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: orders
            operations:
              - drop_column: {name: legacy, down: "'left out'"}
            """,
            List.of("ALTER TABLE orders DROP legacy"),
            OLD,
            NEW,
            n -> String.valueOf(n),
            List.of()));
  }

  @Test
  void aColumnThatMayBeNullGoesWithoutAWayToRestoreIt(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "drop-loose",
            "orders",
            List.of(
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL, legacy text DEFAULT 'left out')",
                "INSERT INTO orders SELECT n, n, 'made' FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS),
                "CREATE INDEX orders_legacy_idx ON orders (legacy)"),
            """
            table: orders
            operations:
              - drop_column: {name: legacy}
            """,
            List.of("ALTER TABLE orders DROP legacy"),
            OLD,
            NEW,
            n -> String.valueOf(n),
            List.of()));
  }
}
