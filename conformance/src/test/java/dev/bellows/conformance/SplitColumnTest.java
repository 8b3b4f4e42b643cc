package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class SplitColumnTest {

  private static final Version OLD =
      new Version(
          "INSERT INTO customers (id, full_name) VALUES (?, ?)",
          "UPDATE customers SET full_name = ? WHERE id = ?",
          "full_name",
          "full_name",
          n -> List.of("First" + n + " Last " + n));

  private static final Version NEW =
      new Version(
          "INSERT INTO customers (id, first_name, last_name) VALUES (?, ?, ?)",
          "UPDATE customers SET first_name = ?, last_name = ? WHERE id = ?",
          "first_name, last_name",
          "first_name || ' ' || last_name",
          n -> List.of("First" + n, "Last " + n));

  @Test
  void oneColumnBecomesTwoUnderItsReadersAndWriters(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "split-name",
            "customers",
            List.of(
                "CREATE TABLE customers (id bigint PRIMARY KEY, full_name text NOT NULL)",
                "INSERT INTO customers SELECT n, 'First' || n || ' Last ' || n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: customers
            operations:
              - split_column:
                  from: full_name
                  into:
                    first_name: {type: text, up: "split_part(full_name, ' ', 1)", nullable: false}
                    last_name: {type: text, up: "substr(full_name, length(split_part(full_name, ' ', 1)) + 2)"}
                  down: "first_name || coalesce(' ' || nullif(last_name, ''), '')"
            """,
            List.of(
                "ALTER TABLE customers ADD first_name text, ADD last_name text",
                "UPDATE customers SET first_name = ''",
                "ALTER TABLE customers ALTER first_name SET NOT NULL, DROP full_name"),
            OLD,
            NEW,
            n -> "First" + n + " Last " + n,
            List.of()));
  }
}
