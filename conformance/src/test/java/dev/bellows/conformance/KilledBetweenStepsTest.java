package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.State;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.ServerTest.Versions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ends at every step boundary; the same command again goes on, and nothing is lost. */
@ServerTest(versions = Versions.NEWEST)
class KilledBetweenStepsTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path directory;

  @Test
  void everyStepOfALifeByFlagMayBeTheLastOfItsProcess(Database database) throws SQLException {
    forward(database, Scenarios.splitName(), Set.of());
  }

  /** Up to the verified new column it is like any other. */
  @Test
  void everyStepFromASwapOnMayBeTheLastOfItsProcess(Database database) throws SQLException {
    forward(database, Scenarios.widenAmount(), Set.of("expand", "verify"));
  }

  /** Whose first step is not in a transaction. */
  @Test
  void everyStepOfAnExpandThatOnlyBuildsAnIndexMayBeTheLastOfItsProcess(Database database)
      throws SQLException {
    forward(
        database,
        Scenarios.indexAmount(),
        Set.of("backfill", "verify", "switch --reads new", "contract"));
  }

  @Test
  void everyStepOfARollbackMayBeTheLastOfItsProcess(Database database) throws SQLException {
    Scenario scenario = Scenarios.splitName();
    List<String> left = new ArrayList<>(StepBoundaries.back(database, scenario));
    while (!left.isEmpty()) {
      Database fresh = database.server().createDatabase();
      try (KilledLife life = KilledLife.begin(fresh, scenario, directory)) {
        life.toQuarantined();
        List<String> killed = life.chain().run("rollback", left);
        life.end(State.ROLLED_BACK, scenario.old());
        assertThat(killed).as("points never come to: %s", left).isNotEmpty();
        left.removeAll(killed);
      }
    }
  }

  /** A point behind a commit cannot be come to twice in one life: others follow for the rest. */
  private void forward(Database database, Scenario scenario, Set<String> spared)
      throws SQLException {
    Map<String, List<String>> left = new LinkedHashMap<>();
    StepBoundaries.forward(database, scenario)
        .forEach((command, points) -> left.put(command, new ArrayList<>(points)));
    spared.forEach(command -> left.put(command, new ArrayList<>()));
    while (!left.values().stream().allMatch(List::isEmpty)) {
      Database fresh = database.server().createDatabase();
      try (KilledLife life = KilledLife.begin(fresh, scenario, directory)) {
        int before = size(left);
        for (Map.Entry<String, List<String>> entry : left.entrySet()) {
          entry.getValue().removeAll(life.run(entry.getKey(), entry.getValue()));
        }
        life.end(State.CONTRACTED, scenario.fresh());
        assertThat(size(left)).as("points never come to: %s", left).isLessThan(before);
      }
    }
  }

  private static int size(Map<String, List<String>> points) {
    return points.values().stream().mapToInt(List::size).sum();
  }
}
