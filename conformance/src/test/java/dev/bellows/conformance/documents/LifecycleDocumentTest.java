package dev.bellows.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.lifecycle.Command;
import dev.bellows.engine.lifecycle.Transition;
import dev.bellows.engine.lifecycle.Transition.Allowed;
import dev.bellows.engine.lifecycle.Transition.Refused;
import dev.bellows.engine.lifecycle.Transitions;
import dev.bellows.model.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/lifecycle.md against the table that decides. */
final class LifecycleDocumentTest {

  private final Table table = Table.of(Project.read("docs/lifecycle.md"), "command");

  @Test
  void columnsAreTheStatesInTheirOrder() {
    List<String> header = new ArrayList<>(List.of("command"));
    Arrays.stream(State.values()).map(Enum::name).forEach(header::add);
    assertThat(table.header()).isEqualTo(header);
  }

  @Test
  void everyCellSaysWhatTheTableOfTransitionsDecides() {
    Map<String, List<String>> decided = new LinkedHashMap<>();
    for (Command command : Command.values()) {
      decided.put(
          command.text(),
          Arrays.stream(State.values())
              .map(state -> cell(Transitions.of(state, command)))
              .toList());
    }
    assertThat(table.rows()).isEqualTo(decided);
  }

  private static String cell(Transition transition) {
    if (transition instanceof Allowed) {
      return "allowed";
    }
    return transition instanceof Refused refused ? refused.code() : "no-op";
  }
}
