package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.Expression;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule.Omitted;
import java.util.List;

/** A column that new writers leave out. */
final class OmittedCode implements RuleWriter {

  private final RuleCode rule;
  private final SideColumn column;
  private final Evaluation down;

  OmittedCode(RuleCode rule, Omitted omitted) {
    this.rule = rule;
    this.column = omitted.column();
    Expression value = omitted.down();
    this.down =
        rule.evaluation(
            "down",
            value == null ? List.of() : List.of(new Assignment(column, value)),
            List.of(column));
  }

  @Override
  public void declare(Code code) {
    down.declare(code);
  }

  @Override
  public void write() {
    Code code = rule.code();
    if (rule.spec().switched()) {
      List<SideColumn> side = List.of(column);
      code.open(
          "IF (CASE WHEN TG_OP = 'INSERT' THEN %s ELSE %s END) THEN"
              .formatted(new Defaults(rule.spec()).inserted(side), Defaults.updated(side)));
      code.line(rule.variables().wroteOld() + " := true;");
      code.close("END IF;");
    }
    String field = Row.AFTER.field(column.physical());
    String supplied = column.suppliedDefault();
    if (supplied != null) {
      code.open("IF TG_OP = 'INSERT' AND %s THEN".formatted(Images.noneGiven(List.of(field))));
      code.line("%s := (%s\n);".formatted(field, supplied));
      code.close("END IF;");
    } else if (!down.targets().isEmpty()) {
      code.open("IF TG_OP = 'INSERT' AND %s THEN".formatted(Images.noneGiven(List.of(field))));
      rule.evaluate(down, Row.AFTER);
      rule.assign(down);
      code.close("END IF;");
    }
  }
}
