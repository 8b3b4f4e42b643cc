package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SyncRule.TwoSided;

/**
 * One way while the new side is the authority: new follows old only where it holds nothing of its
 * own.
 */
final class OneWayAfterSwitch implements RuleWriter {

  private final RuleCode rule;
  private final Code code;
  private final Variables variables;
  private final SidesCode sides;

  OneWayAfterSwitch(RuleCode rule, TwoSided oneWay) {
    this.rule = rule;
    this.code = rule.code();
    this.variables = rule.variables();
    this.sides = new SidesCode(rule, oneWay);
  }

  @Override
  public void declare(Code code) {
    sides.up().declare(code);
  }

  @Override
  public void write() {
    sides.title();
    sides.given();
    sides.countOldWriter();
    code.line(variables.consistent() + " := false;");
    code.open("IF NOT %s THEN".formatted(sides.newHolds()));
    follow();
    code.next("ELSIF %s THEN".formatted(variables.givenOld()));
    oldWritten();
    code.close("END IF;");
  }

  private void oldWritten() {
    code.open("IF %s THEN".formatted(variables.givenNew()));
    sides.compareUp(Row.AFTER);
    code.next("ELSIF TG_OP = 'INSERT' THEN");
    code.line(variables.consistent() + " := true;");
    follow();
    code.next("ELSE");
    sides.compareUp(Row.BEFORE);
    code.open("IF %s THEN".formatted(variables.consistent()));
    follow();
    code.close("END IF;");
    code.close("END IF;");
    code.open("IF NOT %s THEN".formatted(variables.consistent()));
    rule.note(
        "CONFLICT", "'the old side was written, but new holds a value of its own: new was kept'");
    code.close("END IF;");
  }

  private void follow() {
    rule.evaluate(sides.up(), Row.AFTER);
    rule.assign(sides.up());
  }
}
