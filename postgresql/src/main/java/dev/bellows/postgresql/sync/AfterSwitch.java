package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SyncRule.TwoSided;

/** Two sides while the new one is the authority: old writers are counted. */
final class AfterSwitch implements RuleWriter {

  private final RuleCode rule;
  private final Code code;
  private final Variables variables;
  private final SidesCode sides;

  AfterSwitch(RuleCode rule, TwoSided twoSided) {
    this.rule = rule;
    this.code = rule.code();
    this.variables = rule.variables();
    this.sides = new SidesCode(rule, twoSided);
  }

  @Override
  public void declare(Code code) {
    sides.up().declare(code);
    sides.down().declare(code);
  }

  @Override
  public void write() {
    sides.title();
    sides.given();
    sides.countOldWriter();
    code.line("%s := %s;".formatted(variables.winner(), sides.soleWriter()));
    code.open("IF %s IS NULL THEN".formatted(variables.winner()));
    bothOrNeither();
    code.close("END IF;");
    code.open("IF %s = 'old' THEN".formatted(variables.winner()));
    rule.evaluate(sides.up(), Row.AFTER);
    rule.assign(sides.up());
    code.next("ELSIF %s = 'new' THEN".formatted(variables.winner()));
    newWins();
    code.close("END IF;");
  }

  private void bothOrNeither() {
    sides.compareDownFirst(Row.AFTER);
    code.open("IF NOT %s THEN".formatted(variables.consistent()));
    sides.decide("new", "CASE WHEN %s THEN 'new' ELSE 'old' END".formatted(sides.newHolds()));
    code.close("END IF;");
  }

  /** What was half filled is the new side's word; only what was never filled is filled first. */
  private void newWins() {
    String someUnchanged = sides.someUnchanged();
    if (someUnchanged != null) {
      code.open(
          "IF TG_OP = 'UPDATE' AND NOT %s AND (%s) THEN".formatted(sides.newHeld(), someUnchanged));
      sides.fillUnchanged();
      code.close("END IF;");
    }
    rule.evaluate(sides.down(), Row.AFTER);
    rule.assign(sides.down());
  }
}
