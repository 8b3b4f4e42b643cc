package dev.bellows.conformance;

import dev.bellows.testkit.writers.Workload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What an application does all day with a scenario's table, each request a transaction. */
final class Requests {

  private static final int MEANINGS = 1_000_000;

  private final Scenario scenario;
  private final Truth truth;
  private final Chooser chooser;
  private final AtomicLong ids;

  Requests(Scenario scenario, Truth truth, Chooser chooser, AtomicLong ids) {
    this.scenario = scenario;
    this.truth = truth;
    this.chooser = chooser;
    this.ids = ids;
  }

  Workload addTo(Workload workload) {
    return workload
        .with("read", 4, this::read)
        .with("insert", 1, this::insert)
        .with("update", 2, this::update)
        .with("update two", 1, this::updateTwo)
        .with("delete", 1, this::delete)
        .with("roll back", 1, this::rollBack);
  }

  private void read(Connection connection, RandomGenerator random) throws SQLException {
    long id = any(random);
    try (Choice choice = chooser.reading(id);
        PreparedStatement statement =
            connection.prepareStatement(truth.reading(choice.version()))) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (row.next() && !Objects.equals(row.getString("seen"), row.getString("truth"))) {
          throw new AssertionError(
              "row %d is '%s' to a reader, it means '%s': %s"
                  .formatted(
                      id, row.getString("seen"), row.getString("truth"), choice.version().reads()));
        }
      }
    }
  }

  private void insert(Connection connection, RandomGenerator random) throws SQLException {
    long id = ids.incrementAndGet();
    long meaning = random.nextInt(MEANINGS);
    try (Choice choice = chooser.writing()) {
      Version version = choice.version();
      List<@Nullable Object> values = version.values().apply(meaning);
      try (PreparedStatement statement = connection.prepareStatement(version.insert())) {
        statement.setLong(1, id);
        bind(statement, 2, values);
        statement.executeUpdate();
      }
      truth.wrote(connection, id, scenario.meaning().apply(meaning));
    }
  }

  private void update(Connection connection, RandomGenerator random) throws SQLException {
    update(connection, any(random), random.nextInt(MEANINGS));
  }

  /** In the order of the ids, so that two of these cannot wait for each other. */
  private void updateTwo(Connection connection, RandomGenerator random) throws SQLException {
    long one = any(random);
    long other = any(random);
    update(connection, Math.min(one, other), random.nextInt(MEANINGS));
    update(connection, Math.max(one, other), random.nextInt(MEANINGS));
  }

  private void rollBack(Connection connection, RandomGenerator random) throws SQLException {
    update(connection, random);
    connection.rollback();
  }

  private void update(Connection connection, long id, long meaning) throws SQLException {
    try (Choice choice = chooser.writing()) {
      Version version = choice.version();
      List<@Nullable Object> values = version.values().apply(meaning);
      try (PreparedStatement statement = connection.prepareStatement(version.update())) {
        statement.setLong(bind(statement, 1, values), id);
        if (statement.executeUpdate() == 1) {
          truth.wrote(connection, id, scenario.meaning().apply(meaning));
        }
      }
    }
  }

  private void delete(Connection connection, RandomGenerator random) throws SQLException {
    long id = any(random);
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM %s WHERE id = ?".formatted(scenario.table()))) {
      statement.setLong(1, id);
      if (statement.executeUpdate() == 1) {
        truth.deleted(connection, id);
      }
    }
  }

  private long any(RandomGenerator random) {
    return random.nextLong(ids.get()) + 1;
  }

  private static int bind(PreparedStatement statement, int first, List<@Nullable Object> values)
      throws SQLException {
    int next = first;
    for (Object value : values) {
      statement.setObject(next++, value);
    }
    return next;
  }
}
