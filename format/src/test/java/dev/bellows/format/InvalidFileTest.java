package dev.bellows.format;

import static dev.bellows.format.Reading.failure;
import static dev.bellows.format.Reading.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidFileTest {

  private static final String DROP_INDEX =
      """
      table: t
      operations:
        - drop_index: {name: i}
      """;

  @Test
  void namesTheNearestKeyOfAnUnknownOne() {
    assertThat(
            problems(
                """
                tabel: t
                operations:
                  - split_column:
                      table: t
                      form: a
                      from: a
                      into: {b: {typ: text, type: text, up: a}}
                """))
        .containsExactly(
            "f:1:1: tabel: unknown key 'tabel'; did you mean 'table'? Known here: $schema,"
                + " description, table, operations, sync, backfill, switch, quarantine, evidence,"
                + " guardrails, rollback",
            "f:5:7: operations[0].split_column.form: unknown key 'form'; did you mean 'from'? Known"
                + " here: table, from, into, down",
            "f:7:18: operations[0].split_column.into.b.typ: unknown key 'typ'; did you mean 'type'?"
                + " Known here: type, up, nullable, default");
  }

  @Test
  void namesTheNearestKeyEvenWhenItIsFar() {
    assertThat(problems(DROP_INDEX + "evidence: {review: {consent: true}}\n"))
        .containsExactly(
            "f:4:21: evidence.review.consent: unknown key 'consent'; the nearest is 'by'."
                + " Known here: required, by");
  }

  @Test
  void reportsAllProblemsInFileOrder() {
    List<String> problems =
        problems(
            """
            operations:
              - split_column:
                  into: {b: {type: 5}}
              - drop_index: {name: i}
              - drop_indx: {name: i}
            backfill:
              batch: {min: 0}
              target_batch_time: 100
            sync: {mode: triger}
            """);

    assertThat(problems)
        .containsExactly(
            "f:2:5: operations[0].split_column: key 'from' is missing: The old column.",
            "f:3:14: operations[0].split_column.into.b: key 'up' is missing: The new column's value,"
                + " from the old column.",
            "f:3:24: operations[0].split_column.into.b.type: must be a type of the database, such as"
                + " text or numeric(10,2), not the number 5",
            "f:4:5: operations[1].drop_index: names no table; give 'table' here or at the top of the"
                + " file",
            problems.get(4),
            "f:7:16: backfill.batch.min: must be a whole number from 1 to 10000000, not the number 0",
            "f:8:22: backfill.target_batch_time: must be a duration above zero such as 100ms, 24h,"
                + " 14d or 1h30m, not the number 100",
            "f:9:14: sync.mode: must be one of trigger, application, none, not the text 'triger'; did"
                + " you mean 'trigger'?");
    assertThat(problems.get(4))
        .startsWith(
            "f:5:5: operations[2].drop_indx: unknown key 'drop_indx'; did you mean 'drop_index'?");
  }

  @Test
  void saysWhatKeyIsMissingInAnEmptyMapping() {
    assertThat(problems("{}\n"))
        .containsExactly(
            "f:1:1: key 'operations' is missing: What changes, in this order within each phase.");
  }

  @Test
  void refusesAFileThatIsNoMapping() {
    assertThat(problems("- drop_index: {name: i}\n"))
        .containsExactly("f:1:1: must be a Bellows migration, not a list");
    assertThat(problems("drop_index\n"))
        .containsExactly("f:1:1: must be a Bellows migration, not the text 'drop_index'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "\uFEFF"})
  void refusesAnEmptyFile(String text) {
    assertThat(problems(text)).singleElement().asString().startsWith("f").contains("empty");
  }

  @Test
  void refusesASecondDocument() {
    assertThat(problems(DROP_INDEX + "---\n" + DROP_INDEX))
        .containsExactly("f:5:1: a second document begins here; write one migration a file");
    assertThat(failure("{} {}", Syntax.JSON).problems())
        .extracting(Problem::message)
        .containsExactly("a second document begins here; write one migration a file");
  }

  @Test
  void refusesAKeyThatIsGivenTwice() {
    assertThat(problems(DROP_INDEX + "table: u\n"))
        .containsExactly("f:4:1: table: key 'table' is given twice, first in line 1; keep one");
    assertThat(failure("{\"operations\": [], \"operations\": []}", Syntax.JSON).problems())
        .extracting(Problem::message)
        .contains("key 'operations' is given twice, first in line 1; keep one");
  }

  @Test
  void refusesAliasesMergeKeysAndTags() {
    assertThat(
            problems(
                """
                table: &name t
                operations:
                  - drop_index: {name: *name}
                  - drop_index: {<<: *name, name: i}
                  - drop_index: {name: !!str 5}
                """))
        .contains(
            "f:3:24: operations[0].drop_index.name: an alias ('*name') is not allowed; write the value"
                + " out",
            "f:4:22: operations[1].drop_index.\"<<\": an alias ('*name') is not allowed; write the"
                + " value out",
            "f:5:24: operations[2].drop_index.name: a tag ('!name') is not allowed; leave it out");
  }

  @Test
  void saysThatAnOperationIsNotIndented() {
    assertThat(
            problems(
                """
                table: t
                operations:
                  - drop_index:
                    name: i
                """))
        .anyMatch(
            line ->
                line.equals(
                    "f:3:16: operations[0].drop_index: has no value; it must be a mapping of keys to"
                        + " values. Indent what belongs to it, or leave the key out"))
        .anyMatch(line -> line.contains("one operation: a single key such as add_column"));
  }

  @Test
  void refusesTwoOperationsInOneElement() {
    assertThat(
            problems(
                """
                table: t
                operations:
                  - drop_index: {name: i}
                    drop_column: {name: c}
                """))
        .containsExactly(
            "f:3:5: operations[0]: must be one operation: a single key such as add_column, with its"
                + " fields indented below, not a mapping with the keys drop_index, drop_column");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: [1,2 | 2:1",
        "a:\\n\\tb: 1 | 2:1",
        "a: \"x | 2:1",
        "? [a]\\n: 1 | 1:4",
        "a: b: c | 1:5"
      })
  void saysWhereATextIsNotYaml(String text, String place) {
    assertThat(problems(text.replace("\\n", "\n").replace("\\t", "\t") + "\n"))
        .singleElement()
        .asString()
        .startsWith("f:" + place + ": the text cannot be read: ")
        .doesNotContain("snakeyaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"a\" 1} | 6", "{'a': 1} | 2", "{\"a\": 1,} | 9", "{\"a\": 01} | 8"})
  void saysWhereATextIsNotJson(String text, int column) {
    assertThat(failure(text, Syntax.JSON).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.column()).isEqualTo(column))
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(1))
        .satisfies(
            problem -> assertThat(problem.message()).startsWith("the text cannot be read: "));
  }

  @Test
  void refusesATextNestedWithoutEnd() {
    assertThat(problems("[".repeat(10_000))).singleElement().asString().contains("cannot be read");
    assertThat(failure("[".repeat(10_000), Syntax.JSON).problems()).hasSize(1);
  }

  @Test
  void refusesATextWithACharacterThatNoTextHas() {
    assertThat(problems("table: \u0001\n")).singleElement().asString().contains("cannot be read");
    assertThat(problems("table: t\noperations: [{drop_index: {name: \"i\\0\"}}]\n"))
        .singleElement()
        .asString()
        .contains("operations[0].drop_index.name: must be a name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "1",
        "1.5h",
        "1 h",
        "-1h",
        "1h1d",
        "1w",
        "h",
        "''",
        "'1h\n\n'",
        "1H",
        "[1h]"
      })
  void refusesABadDuration(String written) {
    assertThat(problems(DROP_INDEX + "quarantine: {soak: " + written + "}\n"))
        .singleElement()
        .asString()
        .startsWith("f:4:20: quarantine.soak: must be a duration ");
  }

  @Test
  void refusesADurationLongerThanDatesReach() {
    assertThat(problems(DROP_INDEX + "quarantine: {soak: 36500d1ms}\n"))
        .containsExactly(
            "f:4:20: quarantine.soak: must be a duration of at most 36500d, not '36500d1ms'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b.c", "a.", ".a", "'\"a'", "'\"a\"b'", "''"})
  void refusesATableThatIsNoName(String written) {
    assertThat(problems("table: " + written + "\noperations: [{drop_index: {name: i}}]\n"))
        .singleElement()
        .asString()
        .startsWith("f:1:8: table: ");
  }

  @Test
  void refusesWhatOnlyTheReaderKnowsToBeWrong() {
    assertThat(
            problems(
                """
                table: t
                operations:
                  - create_index: {name: i}
                  - create_index: {name: i, columns: [a], expressions: [b]}
                  - add_foreign_key: {name: f, columns: [a, b], references: {table: p, columns: [c]}}
                  - add_column: {name: c, type: x, references: {table: p, columns: [c, d]}}
                  - merge_columns: {from: [a, b], into: {name: c, type: x, up: a}, down: {a: c}}
                  - merge_columns: {from: [a], into: {name: c, type: x, up: a}, down: {a: c, e: c}}
                  - add_unique: {name: u, columns: [a, b, a]}
                backfill: {batch: {min: 60000}}
                """))
        .containsExactly(
            "f:3:5: operations[0].create_index: give either 'columns' or 'expressions', one of them",
            "f:4:56: operations[1].create_index.expressions: give either 'columns' or 'expressions',"
                + " one of them",
            "f:5:81: operations[2].add_foreign_key.references.columns: must name as many columns as"
                + " refer to them, 2, not 1",
            "f:6:68: operations[3].add_column.references.columns: must name as many columns as refer"
                + " to them, 1, not 2",
            "f:7:74: operations[4].merge_columns.down: must give every column of 'from': a, b",
            "f:8:81: operations[5].merge_columns.down.e: is not among the columns of 'from': a",
            "f:9:36: operations[6].add_unique.columns: names 'a' more than once; keep one",
            "f:10:25: backfill.batch.min: the fewest rows of a batch, 60000, are more than the most,"
                + " 50000");
  }

  @Test
  void carriesTheFileAndASentenceForEachProblem() {
    InvalidMigrationFileException failure = failure("tabel: t\n");

    assertThat(failure.file()).isEqualTo("change");
    assertThat(failure.kind()).isEqualTo(Problem.Kind.INVALID);
    assertThat(failure).message().startsWith("change:1:1: ").hasLineCount(2);
  }
}
