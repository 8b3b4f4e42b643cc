package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class SeveralOperationsTest {

  private static final Version OLD =
      new Version(
          "INSERT INTO people (id, full_name, born) VALUES (?, ?, ?)",
          "UPDATE people SET full_name = ?, born = ? WHERE id = ?",
          "full_name, born",
          "full_name || ' ' || born",
          n -> List.of("First" + n + " Last", (int) n));

  private static final Version NEW =
      new Version(
          "INSERT INTO people (id, first_name, last_name, year) VALUES (?, ?, 'Last', ?)",
          "UPDATE people SET first_name = ?, last_name = 'Last', year = ? WHERE id = ?",
          "first_name, last_name, year, active",
          "CASE WHEN active THEN '' ELSE 'not active ' END || first_name || ' ' || last_name || ' ' || year",
          n -> List.of("First" + n, (int) n));

  @Test
  void operationsOfOneFileMoveTogether(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "reshape-people",
            "people",
            List.of(
                "CREATE TABLE people (id bigint PRIMARY KEY, full_name text, born integer NOT NULL)",
                "INSERT INTO people SELECT n, 'First' || n || ' Last', n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: people
            operations:
              - split_column:
                  from: full_name
                  into:
                    first_name: {type: text, up: "split_part(full_name, ' ', 1)"}
                    last_name: {type: text, up: "substr(full_name, length(split_part(full_name, ' ', 1)) + 2)"}
                  down: "first_name || coalesce(' ' || nullif(last_name, ''), '')"
              - rename_column: {from: born, to: year}
              - add_column: {name: active, type: boolean, default: "true"}
              - create_index: {name: people_last_name_idx, columns: [last_name]}
              - add_check: {name: people_id_positive, check: id > 0}
            """,
            List.of(
                "ALTER TABLE people ADD first_name text, ADD last_name text, ADD active boolean DEFAULT true, DROP full_name",
                "ALTER TABLE people RENAME born TO year",
                "CREATE INDEX people_last_name_idx ON people (last_name)",
                "ALTER TABLE people ADD CONSTRAINT people_id_positive CHECK (id > 0)"),
            OLD,
            NEW,
            n -> "First" + n + " Last " + n,
            List.of()));
  }
}
