package dev.bellows.conformance.outside;

import java.util.List;

/**
 * A migration's file that has to be refused.
 *
 * @param yaml the whole file
 * @param exit the exit code of plan and of expand
 * @param code of the failure
 * @param says what the message has to name
 */
record BadInput(String yaml, int exit, String code, List<String> says) {

  /** Operations of table customers, the user's error. */
  static BadInput wrong(String code, String operations, String... says) {
    return of("customers", Ended.WRONG, code, operations, says);
  }

  /** Operations of table customers, refused. */
  static BadInput refused(String code, String operations, String... says) {
    return of("customers", Ended.REFUSED, code, operations, says);
  }

  static BadInput of(String table, int exit, String code, String operations, String... says) {
    return new BadInput(
        "table: '%s'%noperations:%n%s".formatted(table, operations.indent(2)),
        exit,
        code,
        List.of(says));
  }

  @Override
  public String toString() {
    return code + ": " + yaml.replaceAll("\\s+", " ");
  }
}
