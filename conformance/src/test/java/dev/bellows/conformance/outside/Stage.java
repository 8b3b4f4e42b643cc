package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.State;
import dev.bellows.testkit.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A migration that was led to a state by commands. */
record Stage(Database database, Shell shell) {

  static final String NAME = "split-name";

  private static final String TABLE = "CREATE TABLE customers (id int PRIMARY KEY, full_name text)";

  private static final String ROWS =
      """
      INSERT INTO customers
      SELECT n, CASE WHEN mod(n, 7) = 0 THEN NULL ELSE 'Ada Lovelace ' || n END FROM generate_series(1, 50) n
      """;

  private static final String FILE =
      """
      table: customers
      operations:
        - split_column:
            from: full_name
            into:
              first_name: {type: text, up: "split_part(full_name, ' ', 1)"}
              last_name: {type: text, up: "substr(full_name, length(split_part(full_name, ' ', 1)) + 2)"}
            down: "first_name || coalesce(' ' || nullif(last_name, ''), '')"
      quarantine: {soak: 1s}
      """;

  /** The gate is about applications, and there is none. */
  static final String CONTRACT =
      "contract split-name --override read_share --override old_reads --override old_writes --reason 'nobody is there'";

  private static final List<String> TO_SWITCHED =
      List.of(
          "backfill split-name",
          "verify split-name",
          "switch split-name --reads new",
          "verify split-name",
          "review split-name --approve");

  static Stage in(State state, Database database, Path directory) throws SQLException {
    database.execute(TABLE, ROWS, "ANALYZE customers");
    Stage stage = new Stage(database, Shell.of(database, directory).migration(NAME, FILE));
    stage.shell.run("init").done();
    stage.lead(state);
    assertThat(stage.state()).isEqualTo(state.name());
    return stage;
  }

  /** The same in a copy of the database. */
  Stage in(Database copy) {
    return new Stage(copy, shell.at(copy.url()));
  }

  String state() {
    return shell.run("status split-name").done().text("state");
  }

  private void lead(State goal) throws SQLException {
    if (goal == State.PLANNED) {
      cutOff();
      return;
    }
    shell.run("expand split-name").done();
    if (goal == State.ROLLED_BACK) {
      shell.run("rollback split-name").done();
      return;
    }
    for (int at = 0; at < TO_SWITCHED.size() && !state().equals(goal.name()); at++) {
      shell.run(TO_SWITCHED.get(at)).done();
    }
    if (goal == State.SWITCHED) {
      shell.run("verify split-name").done();
      shell.run("review split-name --approve").done();
    }
    if (goal.isAtLeast(State.QUARANTINED)) {
      shell.run(CONTRACT).done();
    }
    if (goal == State.CONTRACTED) {
      awaitContracted();
    }
  }

  /** An expand that found the table locked: the plan is journalled, nothing of it is done. */
  private void cutOff() throws SQLException {
    try (Connection reader = database.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("LOCK TABLE customers IN ACCESS SHARE MODE");
      shell.run("expand split-name --patience 100ms").failed(Ended.BUSY, "lock.timeout");
      reader.rollback();
    }
  }

  /** Until the soak is over. */
  private void awaitContracted() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> shell.run(CONTRACT).exitCode() == Ended.DONE);
  }
}
