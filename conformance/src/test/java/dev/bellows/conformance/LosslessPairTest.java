package dev.bellows.conformance;

import dev.bellows.conformance.Pair.Half;
import dev.bellows.conformance.Pair.Ways;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two columns of the old side that must not be NULL, and values among them that cannot be read. */
@ServerTest
class LosslessPairTest {

  private static final Pair PAIR =
      new Pair(
          "sums",
          List.of(
              "CREATE TABLE sums (id bigint PRIMARY KEY, whole text NOT NULL, part text NOT NULL, touched integer NOT NULL DEFAULT 0)",
              "INSERT INTO sums SELECT n, n, n %% 100 FROM generate_series(1, %d) n"
                  .formatted(Pair.ROWS)),
          """
          table: sums
          operations:
            - merge_columns:
                from: [whole, part]
                into: {name: total, type: bigint, up: "whole::bigint * 100 + part::bigint"}
                down: {whole: "(total / 100)::text", part: "(total % 100)::text"}
          """,
          new Half(List.of("whole", "part"), LosslessPairTest::old),
          new Half(List.of("total"), LosslessPairTest::fresh),
          Ways.BOTH,
          "whole !~ '^[0-9]+$'");

  @Test
  void nothingIsLostBetweenSidesThatTellTheSame(Database database) throws SQLException {
    Torture.of(database, PAIR);
  }

  private static List<@Nullable Object> old(RandomGenerator random) {
    String whole = random.nextInt(100) == 0 ? "unreadable" : String.valueOf(random.nextInt() >>> 1);
    return List.of(whole, String.valueOf(random.nextInt(100)));
  }

  private static List<@Nullable Object> fresh(RandomGenerator random) {
    return List.of(random.nextLong(1_000_000_000_000L));
  }
}
