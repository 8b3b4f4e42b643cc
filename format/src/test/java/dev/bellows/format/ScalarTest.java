package dev.bellows.format;

import static dev.bellows.format.Reading.operation;
import static dev.bellows.format.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.Operation.AddColumn;
import dev.bellows.model.Operation.DropColumn;
import dev.bellows.model.Operation.SplitColumn;
import dev.bellows.model.Operation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that one YAML reader takes for one thing and another for another. */
class ScalarTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "0, 0",
        "\"0\", 0",
        "'0', 0",
        "010, 010",
        "0x1F, 0x1F",
        "1_000, 1_000",
        "1.50, 1.50",
        "-1e3, -1e3",
        "true, true",
        "\"true\", true",
        "no, no",
        "on, on",
        "22:30, 22:30",
        "2024-01-01, 2024-01-01",
        "now(), now()",
        "\"'x'\", 'x'",
        "\"''\", ''"
      })
  void takesAnExpressionAsItIsWritten(String written, String expected) {
    AddColumn operation =
        (AddColumn) operation("add_column: {name: c, type: x, default: " + written + "}");

    assertThat(operation.column().defaultValue()).isEqualTo(expected);
  }

  @Test
  void keepsTheLinesOfABlockText() {
    DropColumn operation =
        (DropColumn)
            operation(
                "drop_column:\n      name: c\n      down: |\n        case\n          when a then b\n        end\n");

    assertThat(operation.down()).isEqualTo("case\n  when a then b\nend\n");
  }

  @Test
  void takesColumnNamesThatLookLikeBooleansOrNumbersAsNames() {
    SplitColumn operation =
        (SplitColumn)
            operation(
                "split_column: {from: 'on', into: {no: {type: t, up: a}, 1: {type: t, up: b}}}");

    assertThat(operation.from()).isEqualTo("on");
    assertThat(operation.into()).extracting(Target::name).containsExactly("no", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "yes", "on", "off", "n", "\"true\"", "1", "''"})
  void refusesWhatOnlyLooksLikeABoolean(String written) {
    assertThat(problems(addColumnWith("nullable: " + written)))
        .singleElement()
        .asString()
        .startsWith("f:3:46: operations[0].add_column.nullable: must be true or false, not ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"010", "0x1F", "1_000", "+5", "\"5\"", "1.5", ".inf", "1:30", "true", "-1"})
  void refusesWhatOnlyLooksLikeAWholeNumber(String written) {
    String text =
        addColumnWith("nullable: true") + "evidence: {violations: {at_most: " + written + "}}\n";

    assertThat(problems(text))
        .singleElement()
        .asString()
        .startsWith("f:4:34: evidence.violations.at_most: must be a whole number from 0 to ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.5", "true", "null", "~", "", "[a]", "{a: 1}", "''"})
  void refusesANameThatIsNoText(String written) {
    assertThat(problems("table: t\noperations:\n  - drop_column:\n      name: " + written + "\n"))
        .singleElement()
        .asString()
        .startsWith("f:4:")
        .contains("operations[0].drop_column.name: ")
        .containsPattern("must|has no value")
        .contains("be a name; what looks like a number or like true goes in quotes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "~", "", "''", "'  '", "[a]", "{a: 1}"})
  void refusesAnExpressionThatSaysNothing(String written) {
    assertThat(problems(addColumnWith("default: " + written)))
        .singleElement()
        .asString()
        .contains("operations[0].add_column.default: ")
        .contains("must be an SQL expression (an empty string is \"''\")");
  }

  private static String addColumnWith(String field) {
    return "table: t\noperations:\n  - add_column: {name: c, type: x, " + field + "}\n";
  }
}
