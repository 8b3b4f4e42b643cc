package dev.bellows.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.failure.Category;
import dev.bellows.engine.lifecycle.Command;
import dev.bellows.engine.lifecycle.Transition.Refused;
import dev.bellows.engine.lifecycle.Transitions;
import dev.bellows.model.State;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/errors.md against the codes in the sources of all modules. */
final class ErrorCodesDocumentTest {

  private static final String CODE = "\"([a-z][a-z-]*\\.[a-z][a-z.-]*)\"";

  /** A code, given where a failure is made or to a method of the same name that makes it. */
  private static final Pattern THROWN =
      Pattern.compile("\\b(userError|refused|busy|outcomeUnknown|internal|refusal)\\(\\s*" + CODE);

  /** A code that a constant keeps for several failures. */
  private static final Pattern CONSTANT =
      Pattern.compile("static final String [A-Z_]+ = " + CODE + ";");

  private final Table table = Table.of(Project.read("docs/errors.md"), "code");

  @Test
  void documentedAreTheCodesOfTheSourcesAndNoOthers() {
    assertThat(table.rows().keySet()).containsExactlyInAnyOrderElementsOf(codes());
  }

  @Test
  void codesAreInAlphabeticalOrder() {
    assertThat(table.rows().keySet()).isSorted();
  }

  @Test
  void categoryAndExitCodeAreThoseOfTheFailure() {
    Map<String, String> wrong = new TreeMap<>();
    thrown()
        .forEach(
            (code, category) -> {
              String documented = String.join(" ", table.rows().get(code).subList(0, 2));
              String actual = category + " " + category.exitCode();
              if (!documented.equals(actual)) {
                wrong.put(code, documented + ", but is " + actual);
              }
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyCodeHasItsMeaningAndWhatToDo() {
    table
        .rows()
        .forEach(
            (code, cells) ->
                assertThat(cells).as(code).hasSize(4).allMatch(cell -> !cell.isBlank()));
  }

  private static Set<String> codes() {
    Set<String> codes = new TreeSet<>(thrown().keySet());
    for (String source : sources()) {
      Matcher constant = CONSTANT.matcher(source);
      while (constant.find()) {
        codes.add(constant.group(1));
      }
    }
    for (Command command : Command.values()) {
      for (State state : State.values()) {
        if (Transitions.of(state, command) instanceof Refused refused) {
          codes.add(refused.code());
        }
      }
    }
    return codes;
  }

  /** Codes that stand beside the category they are thrown with. */
  private static Map<String, Category> thrown() {
    Map<String, Category> codes = new TreeMap<>();
    for (String source : sources()) {
      Matcher call = THROWN.matcher(source);
      while (call.find()) {
        codes.put(call.group(2), category(call.group(1), source));
      }
    }
    return codes;
  }

  private static Category category(String factory, String source) {
    return switch (factory) {
      case "userError" -> Category.USER_ERROR;
      case "refused" -> Category.REFUSED;
      case "busy" -> Category.DATABASE_BUSY;
      case "outcomeUnknown" -> Category.OUTCOME_UNKNOWN;
      case "internal" -> Category.INTERNAL;
      default ->
          source.contains("BellowsException.userError") ? Category.USER_ERROR : Category.REFUSED;
    };
  }

  private static Iterable<String> sources() {
    return Project.mainSources().map(Project::read)::iterator;
  }
}
