package dev.bellows.testkit.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.writers.Report;
import dev.bellows.testkit.writers.Workload;
import dev.bellows.testkit.writers.Writers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

@ServerTest
class TwinUnderLoadTest {
  private static final int KEYS = 20;

  private final Database database;

  TwinUnderLoadTest(Database database) {
    this.database = database;
  }

  @Test
  void writersThatFightForFewRowsNeverDisagreeWithTheTwin() throws SQLException {
    Twin twin = createTwin();
    Writers writers = workload(twin).start();
    for (int round = 0; round < 5; round++) {
      writers.awaitServed(200);
      assertThat(twin.check()).isEmpty();
    }
    Report report = writers.stop().orFailures();

    assertThat(twin.check()).as("%s", report).isEmpty();
    assertThat(report.servedByRequest())
        .containsOnlyKeys("insert", "old", "new", "old then new", "delete", "roll back");
  }

  @Test
  void oneWriteThatWasNotRecordedIsFoundUnderLoad() throws SQLException {
    Twin twin = createTwin();
    database.execute("INSERT INTO person VALUES (1000, 'x', NULL)");
    try (Writers writers = workload(twin).start()) {
      writers.awaitServed(100);

      assertThat(twin.check())
          .extracting(Difference::kind, Difference::key)
          .containsExactly(tuple(Difference.Kind.UNEXPECTED, "{\"id\" : 1000}"));
    }
  }

  private Twin createTwin() throws SQLException {
    database.execute("CREATE TABLE person (id bigint PRIMARY KEY, a text, b text)");
    return Twin.of(database, new TwinDefinition("person", List.of("id"), List.of("a")));
  }

  private Workload workload(Twin twin) {
    return Workload.on(database, 6)
        .retrying("40P01")
        .with("insert", (connection, random) -> insert(twin, connection, random))
        .with("old", (connection, random) -> updateOld(twin, connection, random))
        .with("new", (connection, random) -> updateNew(twin, connection, random))
        .with("delete", (connection, random) -> delete(twin, connection, random))
        .with(
            "old then new",
            (connection, random) -> {
              updateOld(twin, connection, random);
              updateNew(twin, connection, random);
            })
        .with(
            "roll back",
            (connection, random) -> {
              updateOld(twin, connection, random);
              connection.rollback();
            });
  }

  private static void insert(Twin twin, Connection connection, RandomGenerator random)
      throws SQLException {
    long key = random.nextInt(KEYS);
    String value = "inserted " + random.nextInt();
    if (update(connection, "INSERT INTO person VALUES (?, ?) ON CONFLICT DO NOTHING", key, value)) {
      twin.wroteOld(connection, Key.of(key), Written.column("a", value));
    }
  }

  private static void updateOld(Twin twin, Connection connection, RandomGenerator random)
      throws SQLException {
    long key = random.nextInt(KEYS);
    String value = "old " + random.nextInt();
    if (update(connection, "UPDATE person SET a = ? WHERE id = ?", value, key)) {
      twin.wroteOld(connection, Key.of(key), Written.column("a", value));
    }
  }

  private static void updateNew(Twin twin, Connection connection, RandomGenerator random)
      throws SQLException {
    long key = random.nextInt(KEYS);
    String value = "new " + random.nextInt();
    if (update(connection, "UPDATE person SET b = ?, a = 'lost' WHERE id = ?", value, key)) {
      twin.wroteNew(connection, Key.of(key), Written.column("b", value));
    }
  }

  private static void delete(Twin twin, Connection connection, RandomGenerator random)
      throws SQLException {
    long key = random.nextInt(KEYS);
    if (update(connection, "DELETE FROM person WHERE id = ?", key)) {
      twin.deleted(connection, Key.of(key));
    }
  }

  private static boolean update(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int at = 0; at < arguments.length; at++) {
        statement.setObject(at + 1, arguments[at]);
      }
      return statement.executeUpdate() == 1;
    }
  }
}
