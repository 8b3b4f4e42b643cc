package dev.bellows.conformance;

import dev.bellows.conformance.Pair.Half;
import dev.bellows.conformance.Pair.Ways;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names, which nobody can take apart as they were put together. */
@ServerTest
class NonInversePairTest {

  private static final Pair PAIR =
      new Pair(
          "people",
          List.of(
              "CREATE TABLE people (id bigint PRIMARY KEY, full_name text, touched integer NOT NULL DEFAULT 0)",
              """
              INSERT INTO people SELECT n, CASE n %% 6 WHEN 0 THEN NULL WHEN 1 THEN '' WHEN 2 THEN 'Cher' || n
                WHEN 3 THEN ' leading ' || n WHEN 4 THEN 'Trailing' || n || ' ' ELSE 'Mary Ann Smith' || n END
              FROM generate_series(1, %s) n
              """
                  .formatted(Pair.ROWS)),
          """
          table: people
          operations:
            - split_column:
                from: full_name
                into:
                  first_name: {type: text, up: "split_part(full_name, ' ', 1)"}
                  last_name: {type: text, up: "substr(full_name, length(split_part(full_name, ' ', 1)) + 2)"}
                down: "first_name || coalesce(' ' || nullif(last_name, ''), '')"
          """,
          new Half(List.of("full_name"), NonInversePairTest::old),
          new Half(List.of("first_name", "last_name"), NonInversePairTest::fresh),
          Ways.BOTH,
          Pair.NOTHING);

  @Test
  void nothingIsLostBetweenSidesThatTellNotQuiteTheSame(Database database) throws SQLException {
    Torture.of(database, PAIR);
  }

  private static List<@Nullable Object> old(RandomGenerator random) {
    long n = random.nextLong();
    return Arrays.asList(
        switch (random.nextInt(8)) {
          case 0 -> "Cher" + n;
          case 1 -> " leading" + n;
          case 2 -> "trailing" + n + "  ";
          case 3 -> "çðş 'quoted' \"" + n;
          default -> "Mary Ann " + n;
        });
  }

  /** Never NULL: on a row that is not filled nobody could tell that it was written. */
  private static List<@Nullable Object> fresh(RandomGenerator random) {
    long n = random.nextLong();
    return switch (random.nextInt(6)) {
      case 0, 1 -> Arrays.asList("Madonna" + n, "");
      case 2 -> Arrays.asList("", "only last " + n);
      default -> Arrays.asList("Mary Ann " + n, "Smith " + n);
    };
  }
}
