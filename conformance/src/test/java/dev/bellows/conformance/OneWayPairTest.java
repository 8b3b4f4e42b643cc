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

/**
 * There is only {@code up}, which cannot take everything: until the switch the old side is right.
 */
@ServerTest
class OneWayPairTest {

  private static final Pair PAIR =
      new Pair(
          "readings",
          List.of(
              "CREATE TABLE readings (id bigint PRIMARY KEY, value text, unit text, touched integer NOT NULL DEFAULT 0)",
              "INSERT INTO readings SELECT n, n, 'm' FROM generate_series(1, %d) n"
                  .formatted(Pair.ROWS)),
          """
          table: readings
          operations:
            - merge_columns:
                from: [value, unit]
                into: {name: told, type: text, up: "md5(value::bigint || unit)"}
          """,
          new Half(List.of("value", "unit"), OneWayPairTest::old),
          new Half(List.of("told"), OneWayPairTest::fresh),
          Ways.ONE,
          "value !~ '^-?[0-9]+$'");

  @Test
  void theOldSideIsNeverOverwrittenAndTheNewOneFollowsIt(Database database) throws SQLException {
    Torture.of(database, PAIR);
  }

  private static List<@Nullable Object> old(RandomGenerator random) {
    String value = random.nextInt(100) == 0 ? "unreadable" : String.valueOf(random.nextLong());
    return List.of(value, "unit " + random.nextInt());
  }

  private static List<@Nullable Object> fresh(RandomGenerator random) {
    return List.of("told " + random.nextLong());
  }
}
