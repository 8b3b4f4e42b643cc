package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.postgresql.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the code of every rule is made of.
 *
 * @param number of the rule, so that its variables are its own
 */
record RuleCode(Code code, SyncNames names, Variables variables, int number) {

  /** Errors that say nothing of the row: conflicts, limits, the operator, the system. */
  static final String RAISE_WHAT_IS_NOT_OF_THE_ROW =
      "IF left(SQLSTATE, 2) IN ('40', '53', '55', '57', '58', 'XX') THEN RAISE; END IF;";

  SyncSpec spec() {
    return names.spec();
  }

  Calling calling(List<SideColumn> side) {
    return Calling.of(spec().table(), side);
  }

  /** An evaluation whose variables are called by its direction, the rule and the place. */
  Evaluation evaluation(String direction, List<Assignment> assignments, List<SideColumn> reading) {
    List<String> targets = new ArrayList<>();
    for (int at = 1; at <= assignments.size(); at++) {
      targets.add(variables.named("%s_%d_%d".formatted(direction, number, at)));
    }
    return new Evaluation(calling(reading), assignments, targets);
  }

  /** Evaluates over a row. */
  void evaluate(Evaluation evaluation, Row row) {
    String record = row == Row.AFTER ? variables.after() : variables.before();
    evaluation.write(code, column -> record + "." + Names.quote(column));
  }

  /**
   * Evaluates and goes on; what is caught is an error of the row.
   *
   * @param then what else belongs to it when it succeeds
   * @param onError what is done instead
   */
  void evaluateSafely(Evaluation evaluation, Row row, List<String> then, List<String> onError) {
    if (evaluation.cannotFail()) {
      evaluate(evaluation, row);
      then.forEach(code::line);
      return;
    }
    code.open("BEGIN");
    evaluate(evaluation, row);
    then.forEach(code::line);
    code.next("EXCEPTION WHEN OTHERS THEN");
    code.line(RAISE_WHAT_IS_NOT_OF_THE_ROW);
    onError.forEach(code::line);
    code.close("END;");
  }

  /** The same; where the row's transform fails its values are NULL and the error is kept. */
  void evaluateOrNull(Evaluation evaluation, Row row) {
    code.line(variables.error() + " := NULL;");
    List<String> onError = new ArrayList<>();
    onError.add(variables.error() + " := SQLERRM;");
    evaluation.targets().forEach(target -> onError.add(target + " := NULL;"));
    evaluateSafely(evaluation, row, List.of(), onError);
  }

  /** Notes that a row's transform failed. */
  void noteFailure(Evaluation evaluation) {
    if (!evaluation.cannotFail()) {
      code.open("IF %s IS NOT NULL THEN".formatted(variables.error()));
      note("FAILURE", variables.error());
      code.close("END IF;");
    }
  }

  /** Writes the values into the row. */
  void assign(Evaluation evaluation) {
    for (int at = 0; at < evaluation.targets().size(); at++) {
      code.line(
          "%s := %s;"
              .formatted(
                  Row.AFTER.field(evaluation.columns().get(at)), evaluation.targets().get(at)));
    }
  }

  /** Appends to the control tables under any role. */
  void note(String kind, String detail) {
    code.line(
        "PERFORM %s(%s, %s, %s, %s, %s);"
            .formatted(
                names.inControl("note"),
                Names.literal(kind),
                Names.literal(spec().migration().value()),
                Names.literal(spec().table().toString()),
                key(),
                detail));
  }

  private String key() {
    return spec().key().isEmpty()
        ? "'the table has no key'"
        : spec().key().stream()
            .map(column -> Names.literal(column + "=") + ", " + Row.AFTER.field(column))
            .collect(Collectors.joining(", ', ', ", "concat(", ")"));
  }
}
