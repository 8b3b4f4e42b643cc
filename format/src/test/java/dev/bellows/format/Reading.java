package dev.bellows.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Operation;
import java.util.List;

/** Short ways to read texts in tests. */
final class Reading {

  static final MigrationName NAME = new MigrationName("change");

  private Reading() {}

  static Migration yaml(String text) {
    return MigrationFile.read(NAME, text, Syntax.YAML);
  }

  static Migration json(String text) {
    return MigrationFile.read(NAME, text, Syntax.JSON);
  }

  /** The one operation of a file on table {@code t}, written in YAML's flow style. */
  static Operation operation(String flow) {
    List<Operation> operations = yaml("table: t\noperations:\n  - " + flow + "\n").operations();
    assertThat(operations).hasSize(1);
    return operations.get(0);
  }

  static InvalidMigrationFileException failure(String text) {
    return failure(text, Syntax.YAML);
  }

  static InvalidMigrationFileException failure(String text, Syntax syntax) {
    InvalidMigrationFileException failure =
        catchThrowableOfType(
            InvalidMigrationFileException.class, () -> MigrationFile.read(NAME, text, syntax));
    assertThat(failure).as("the failure of reading:%n%s", text).isNotNull();
    return failure;
  }

  /** What the problems of a text say, one a line. */
  static List<String> problems(String text) {
    return failure(text).problems().stream().map(problem -> problem.describe("f")).toList();
  }
}
