package dev.bellows.format;

import static dev.bellows.format.Reading.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.format.Problem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotImplementedTest {

  private static final String DROP_INDEX =
      """
      table: t
      operations:
        - drop_index: {name: i}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "move_columns",
        "drop_not_null",
        "set_default",
        "drop_default",
        "add_primary_key",
        "drop_constraint",
        "rename_constraint",
        "create_table",
        "drop_table",
        "rename_table",
        "set_comment",
        "set_replica_identity",
        "add_enum_value",
        "sql"
      })
  void refusesAnOperationWhateverIsInIt(String operation) {
    InvalidMigrationFileException failure =
        failure(DROP_INDEX + "  - " + operation + ": {anything: [1, {x: y}]}\n");

    assertThat(failure.kind()).isEqualTo(Kind.NOT_IMPLEMENTED);
    assertThat(failure)
        .hasMessage(
            "change:4:5: operations[1].%s: is specified and not implemented yet; leave it out"
                .formatted(operation));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "guardrails: []",
        "guardrails: [{name: lag, signal: replication.lag, interval: 2s}]",
        "backfill: {workers: 2}",
        "backfill: {budget: {wal_per_second: 16MB}}",
        "backfill: {budget: {duty: 0.8}}",
        "backfill: {budget: {hours: '22:00-06:00 Europe/Istanbul'}}",
        "evidence: {rehearsal: {required: true, max_age: 7d}}",
        "sync: {mode: application}",
        "quarantine: {method: revoke}",
        "rollback: {application: {command: [flag, old]}}",
        "rollback: {application: {webhook: 'https://example.org'}}"
      })
  void refusesASetting(String setting) {
    InvalidMigrationFileException failure = failure(DROP_INDEX + setting + "\n");

    assertThat(failure.kind()).isEqualTo(Kind.NOT_IMPLEMENTED);
    assertThat(failure.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(4))
        .satisfies(
            problem ->
                assertThat(problem.message()).contains("is specified and not implemented yet"));
  }

  @Test
  void saysWhatToUseInstead() {
    assertThat(failure(DROP_INDEX + "quarantine: {method: revoke}\n"))
        .hasMessage(
            "change:4:14: quarantine.method: the text 'revoke' is specified and not implemented yet;"
                + " use auto or rename");
  }

  @Test
  void isInvalidAndNotOnlyAheadWhenAnythingElseIsWrong() {
    InvalidMigrationFileException failure =
        failure(DROP_INDEX + "guardrails: []\nquarantine: {methd: auto}\n");

    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure.problems())
        .extracting(Problem::kind)
        .containsExactly(Kind.NOT_IMPLEMENTED, Kind.INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"backfill: {workers: 0}", "backfill: {workers: many}"})
  void stillCallsAWrongValueWrong(String setting) {
    assertThat(failure(DROP_INDEX + setting + "\n").kind()).isEqualTo(Kind.INVALID);
  }
}
