package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class SetNotNullTest {

  private static final Version OLD =
      new Version(
          "INSERT INTO people (id, email) VALUES (?, ?)",
          "UPDATE people SET email = ? WHERE id = ?",
          "email",
          "coalesce(email, 'unknown')",
          n -> java.util.Collections.singletonList(n % 3 == 0 ? null : "mail" + n));

  private static final Version NEW =
      new Version(
          "INSERT INTO people (id, email) VALUES (?, ?)",
          "UPDATE people SET email = ? WHERE id = ?",
          "email",
          "email",
          n -> List.of(n % 3 == 0 ? "unknown" : "mail" + n));

  @Test
  void nullsAreHealedUntilNobodyWritesThemAnyMore(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "require-email",
            "people",
            List.of(
                "CREATE TABLE people (id bigint PRIMARY KEY, email text)",
                "INSERT INTO people SELECT n, CASE WHEN n %% 3 > 0 THEN 'mail' || n END FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: people
            operations:
              - set_not_null: {column: email, up: "'unknown'"}
            """,
            List.of(
                "UPDATE people SET email = 'unknown' WHERE email IS NULL",
                "ALTER TABLE people ALTER email SET NOT NULL"),
            OLD,
            NEW,
            n -> n % 3 == 0 ? "unknown" : "mail" + n,
            List.of()));
  }
}
