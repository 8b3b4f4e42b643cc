package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule.TwoSided;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the code of a rule with two sides is made of. */
final class SidesCode {

  /** The side that the writer says it is; NULL where it says nothing. */
  private static final String ANNOUNCED =
      "substring(current_setting('bellows.writer', true) FROM '^(?:old|new)$')";

  private final RuleCode rule;
  private final Code code;
  private final Variables variables;
  private final TwoSided sides;
  private final Evaluation up;
  private final Evaluation down;

  SidesCode(RuleCode rule, TwoSided sides) {
    this.rule = rule;
    this.code = rule.code();
    this.variables = rule.variables();
    this.sides = sides;
    this.up = rule.evaluation("up", sides.up(), sides.oldSide());
    this.down = rule.evaluation("down", sides.down(), sides.newSide());
  }

  Evaluation up() {
    return up;
  }

  Evaluation down() {
    return down;
  }

  /** Says what is kept equal, for whoever reads the function. */
  void title() {
    String old = String.join(", ", Defaults.physical(sides.oldSide()));
    String fresh = String.join(", ", Defaults.physical(sides.newSide()));
    code.line("-- " + (old + " and " + fresh).replaceAll("\\R", " "));
  }

  /** Finds out which sides the statement gave. */
  void given() {
    Defaults defaults = new Defaults(rule.spec());
    code.open("IF TG_OP = 'INSERT' THEN");
    code.line(variables.givenOld() + " := " + defaults.inserted(sides.oldSide()) + ";");
    code.line(variables.givenNew() + " := " + defaults.inserted(sides.newSide()) + ";");
    supply();
    code.next("ELSE");
    code.line(variables.givenOld() + " := " + Defaults.updated(sides.oldSide()) + ";");
    code.line(variables.givenNew() + " := " + Defaults.updated(sides.newSide()) + ";");
    code.close("END IF;");
  }

  /** A default that was taken off the column, unless the row comes from the new side. */
  private void supply() {
    for (SideColumn column : sides.oldSide()) {
      if (column.suppliedDefault() != null) {
        String field = Row.AFTER.field(column.physical());
        code.open(
            "IF %s IS NULL AND (%s OR NOT %s) THEN"
                .formatted(field, variables.givenOld(), variables.givenNew()));
        code.line("%s := (%s\n);".formatted(field, column.suppliedDefault()));
        code.close("END IF;");
      }
    }
  }

  /** The side that is given alone; NULL where both or neither are. */
  String soleWriter() {
    return "CASE WHEN %1$s AND NOT %2$s THEN 'old' WHEN %2$s AND NOT %1$s THEN 'new' END"
        .formatted(variables.givenOld(), variables.givenNew());
  }

  /** Some column of the new side holds a value. */
  String newHolds() {
    return Images.someGiven(Row.AFTER.fields(Defaults.physical(sides.newSide())));
  }

  /** Some column of the old side holds a value. */
  String oldHolds() {
    return Images.someGiven(Row.AFTER.fields(Defaults.physical(sides.oldSide())));
  }

  /** The new side of a row is what the evaluated {@code up} gave. */
  String likeUp(Row row) {
    return Images.equal(row.fields(up.columns()), up.targets());
  }

  /** The old side of a row is what the evaluated {@code down} gave. */
  String likeDown(Row row) {
    return Images.equal(row.fields(down.columns()), down.targets());
  }

  /** Whether a row is consistent; first by {@code up}, which holds for most rows. */
  void compareUpFirst(Row row) {
    code.line(variables.consistent() + " := false;");
    compareUp(row);
    code.open("IF NOT %s THEN".formatted(variables.consistent()));
    compareDown(row);
    code.close("END IF;");
  }

  /** Whether a row is consistent; first by {@code down}, which new writers have made so. */
  void compareDownFirst(Row row) {
    code.line(variables.consistent() + " := false;");
    compareDown(row);
    code.open("IF NOT %s THEN".formatted(variables.consistent()));
    compareUp(row);
    code.close("END IF;");
  }

  /** A new side that holds nothing was never filled, whatever {@code down} makes of nothing. */
  void compareDown(Row row) {
    code.open("IF %s THEN".formatted(Images.someGiven(row.fields(up.columns()))));
    rule.evaluateSafely(
        down,
        row,
        List.of("%s := %s;".formatted(variables.consistent(), likeDown(row))),
        List.of());
    code.close("END IF;");
  }

  void compareUp(Row row) {
    rule.evaluateSafely(
        up, row, List.of("%s := %s;".formatted(variables.consistent(), likeUp(row))), List.of());
  }

  /** Fills what the statement left unchanged of the new side from the row as it was. */
  void fillUnchanged() {
    rule.evaluate(up, Row.BEFORE);
    for (int at = 0; at < up.targets().size(); at++) {
      String column = up.columns().get(at);
      code.open("IF %s THEN".formatted(unchanged(column)));
      code.line("%s := %s;".formatted(Row.AFTER.field(column), up.targets().get(at)));
      code.close("END IF;");
    }
  }

  private static String unchanged(String column) {
    return Images.equal(List.of(Row.AFTER.field(column)), List.of(Row.BEFORE.field(column)));
  }

  /** The statement left some column of the new side as it was; NULL where that cannot be. */
  @Nullable String someUnchanged() {
    return up.columns().size() == 1
        ? null
        : up.columns().stream().map(SidesCode::unchanged).collect(Collectors.joining(" OR "));
  }

  /**
   * Decides over a row that is not consistent and has no sole writer.
   *
   * @param authority decides where nothing else does
   * @param untouched who wins where an UPDATE touched neither side, as SQL
   */
  void decide(String authority, String untouched) {
    code.open("IF %s THEN".formatted(variables.givenOld()));
    code.line("%s := %s;".formatted(variables.winner(), ANNOUNCED));
    code.open("IF %s IS NULL THEN".formatted(variables.winner()));
    code.line("%s := '%s';".formatted(variables.winner(), authority));
    rule.note(
        "CONFLICT", "'both sides were written and disagree: %s was kept'".formatted(authority));
    code.close("END IF;");
    code.next("ELSIF TG_OP = 'INSERT' THEN");
    code.line(
        "%s := CASE WHEN NOT %s THEN 'old' WHEN NOT %s THEN 'new' ELSE coalesce(%s, '%s') END;"
            .formatted(variables.winner(), newHolds(), oldHolds(), ANNOUNCED, authority));
    code.next("ELSE");
    code.line("%s := %s;".formatted(variables.winner(), untouched));
    code.close("END IF;");
  }

  /** Remembers that a writer of the old side was here. */
  void countOldWriter() {
    code.open(
        "IF %s AND (NOT %s OR %s = 'old') THEN"
            .formatted(variables.givenOld(), variables.givenNew(), ANNOUNCED));
    code.line(variables.wroteOld() + " := true;");
    code.close("END IF;");
  }

  /** Some column of the new side held a value before the statement. */
  String newHeld() {
    return Images.someGiven(Row.BEFORE.fields(up.columns()));
  }
}
