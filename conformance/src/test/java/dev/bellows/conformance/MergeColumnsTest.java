package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class MergeColumnsTest {

  private static final Version OLD =
      new Version(
          "INSERT INTO places (id, latitude, longitude) VALUES (?, ?, ?)",
          "UPDATE places SET latitude = ?, longitude = ? WHERE id = ?",
          "latitude, longitude",
          "latitude || ' ' || longitude",
          n -> List.of((int) n, (int) -n));

  private static final Version NEW =
      new Version(
          "INSERT INTO places (id, position) VALUES (?, ?)",
          "UPDATE places SET position = ? WHERE id = ?",
          "position",
          "position",
          n -> List.of(n + " " + -n));

  @Test
  void twoColumnsBecomeOneUnderTheirReadersAndWriters(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "merge-position",
            "places",
            List.of(
                "CREATE TABLE places (id bigint PRIMARY KEY, latitude integer NOT NULL, longitude integer NOT NULL)",
                "INSERT INTO places SELECT n, n, -n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: places
            operations:
              - merge_columns:
                  from: [latitude, longitude]
                  into: {name: position, type: text, nullable: false, up: "latitude || ' ' || longitude"}
                  down: {latitude: "split_part(position, ' ', 1)::integer", longitude: "split_part(position, ' ', 2)::integer"}
            """,
            List.of(
                "ALTER TABLE places ADD position text NOT NULL DEFAULT ''",
                "ALTER TABLE places ALTER position DROP DEFAULT, DROP latitude, DROP longitude"),
            OLD,
            NEW,
            n -> n + " " + -n,
            List.of()));
  }
}
