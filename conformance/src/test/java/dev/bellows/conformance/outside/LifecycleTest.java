package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.conformance.documents.Project;
import dev.bellows.conformance.documents.Table;
import dev.bellows.model.State;
import dev.bellows.testkit.CheckedDatabase;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command in every state, against the cell of docs/lifecycle.md. */
@ServerTest
class LifecycleTest {

  private static final Table DOCUMENT = Table.of(Project.read("docs/lifecycle.md"), "command");

  /** Each command of the table, as it is typed where it is allowed. */
  private static final Map<String, String> TYPED =
      Map.ofEntries(
          Map.entry("expand", "expand split-name"),
          Map.entry("backfill", "backfill split-name"),
          Map.entry("verify", "verify split-name"),
          Map.entry("switch --reads new", "switch split-name --reads new"),
          Map.entry("switch --reads old", "switch split-name --reads old"),
          Map.entry("evidence", "evidence split-name"),
          Map.entry("review", "review split-name --approve"),
          Map.entry("contract", Stage.CONTRACT),
          Map.entry("rollback", "rollback split-name"),
          Map.entry("pause", "pause split-name --reason why"),
          Map.entry("resume", "resume split-name"),
          Map.entry("debt accept", "debt accept split-name --until 2099-01-01 --reason why"));

  /** Where an allowed command leads to; without an entry the state stays. */
  private static final Map<String, Map<State, State>> LEADS_TO =
      Map.of(
          "expand",
          Map.of(State.PLANNED, State.EXPANDED, State.ROLLED_BACK, State.EXPANDED),
          "backfill",
          Map.of(State.EXPANDED, State.BACKFILLED),
          "verify",
          Map.of(State.BACKFILLED, State.VERIFIED),
          "switch --reads new",
          Map.of(State.VERIFIED, State.SWITCHED),
          "switch --reads old",
          Map.of(State.SWITCHED, State.VERIFIED),
          "contract",
          Map.of(State.SWITCHED, State.QUARANTINED, State.QUARANTINED, State.CONTRACTED));

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @EnumSource
  void everyCommandDoesWhatTheTableSays(State state, Database database) throws SQLException {
    Stage stage = Stage.in(state, database, directory);
    assertThat(TYPED.keySet()).isEqualTo(DOCUMENT.rows().keySet());
    for (String command : DOCUMENT.rows().keySet()) {
      String cell = DOCUMENT.row(command).get(DOCUMENT.header().indexOf(state.name()) - 1);
      switch (cell) {
        case "allowed" -> allowed(stage, state, command);
        case "no-op" -> changesNothing(stage, command, Ended.DONE, "");
        default -> changesNothing(stage, command, Ended.REFUSED, cell);
      }
    }
  }

  private static void changesNothing(Stage stage, String command, int exit, String code)
      throws SQLException {
    Map<String, List<String>> before = Inventory.of(stage.database());
    Ended ended = stage.shell().run(typed(command));
    assertThat(ended.code()).as("%s", ended).isEqualTo(code);
    assertThat(ended.exitCode()).as("%s", ended).isEqualTo(exit);
    if (!code.isEmpty()) {
      assertThat(ended.text("message")).contains(Stage.NAME, "Nothing was changed");
    }
    assertThat(Inventory.of(stage.database())).as("%s", ended).isEqualTo(before);
  }

  private static void allowed(Stage original, State state, String command) throws SQLException {
    try (CheckedDatabase copy = original.database().copy()) {
      Stage stage = original.in(copy.database());
      Ended ended = runAfterTheSoak(stage, command);
      assertThat(ended.code()).as("%s", ended).isEmpty();
      boolean gateIsClosed = command.equals("evidence");
      assertThat(ended.exitCode())
          .as("%s", ended)
          .isEqualTo(gateIsClosed ? Ended.REFUSED : Ended.DONE);
      State goal =
          command.equals("rollback")
              ? State.ROLLED_BACK
              : LEADS_TO.getOrDefault(command, Map.of()).getOrDefault(state, state);
      assertThat(stage.state()).as("after %s", ended).isEqualTo(goal.name());
    }
  }

  private static Ended runAfterTheSoak(Stage stage, String command) {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> stage.shell().run(typed(command)), ended -> !ended.code().equals("soak.running"));
  }

  private static String typed(String command) {
    return TYPED.getOrDefault(command, command);
  }
}
