package dev.bellows.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.failure.Category;
import dev.bellows.engine.lifecycle.Command;
import dev.bellows.engine.lifecycle.Transition.Refused;
import dev.bellows.engine.lifecycle.Transitions;
import dev.bellows.model.State;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/errors.md against the codes in the sources of all modules. */
final class ErrorCodesDocumentTest {

  private static final String CODE = "\"([a-z][a-z-]*(?:\\.[a-z-]+)?)\"";

  /** A code, given where a failure is made or to a method of the same name that makes it. */
  private static final Pattern THROWN =
      Pattern.compile("\\b(userError|refused|busy|outcomeUnknown|internal|refusal)\\(\\s*" + CODE);

  /** A code that is not beside its category: kept by a constant, told at the end, one of two. */
  private static final Pattern APART =
      Pattern.compile(
          "private static final String [A-Z_]+ = %1$s;|new Told\\(\\s*%1$s|\\? %1$s : %1$s"
              .formatted(CODE));

  private static final Pattern WARNING =
      Pattern.compile("(?:new Warning|\\badd)\\(\\s*\"(plan[a-z.-]+)\"");

  private final Table table = Table.of(Project.read("docs/errors.md"), "code");

  @Test
  void documentedAreTheCodesOfTheSourcesAndNoOthers() {
    assertThat(table.rows().keySet()).containsExactlyInAnyOrderElementsOf(codes());
  }

  @Test
  void codesAreInAlphabeticalOrder() {
    assertThat(List.copyOf(table.rows().keySet())).isSorted();
  }

  @Test
  void categoryAndExitCodeAreThoseOfTheFailure() {
    Map<String, String> wrong = new TreeMap<>();
    thrown()
        .forEach(
            (code, category) -> {
              String documented = String.join(" ", table.row(code).subList(0, 2));
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

  @Test
  void documentedAreTheWarningsOfTheSourcesAndNoOthers() {
    Set<String> warnings = new TreeSet<>();
    Project.mainSources()
        .map(Project::read)
        .map(WARNING::matcher)
        .flatMap(Matcher::results)
        .forEach(warning -> warnings.add(warning.group(1)));
    assertThat(Table.of(Project.read("docs/errors.md"), "warning").rows().keySet())
        .containsExactlyElementsOf(warnings);
  }

  private static Set<String> codes() {
    Set<String> codes = new TreeSet<>(thrown().keySet());
    sources().forEach(source -> apart(source, codes));
    for (Command command : Command.values()) {
      for (State state : State.values()) {
        if (Transitions.of(state, command) instanceof Refused refused) {
          codes.add(refused.code());
        }
      }
    }
    return codes;
  }

  private static void apart(String source, Set<String> codes) {
    Matcher match = APART.matcher(source);
    while (match.find()) {
      for (int group = 1; group <= match.groupCount(); group++) {
        if (match.group(group) != null) {
          codes.add(match.group(group));
        }
      }
    }
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

  /** The sources that make failures. */
  private static List<String> sources() {
    return Project.mainSources()
        .map(Project::read)
        .filter(source -> source.contains("BellowsException"))
        .toList();
  }
}
