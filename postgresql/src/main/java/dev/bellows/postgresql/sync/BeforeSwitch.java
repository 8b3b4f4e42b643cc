package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SyncRule.TwoSided;

/** Two sides while the old one is the authority: an old writer never fails because of us. */
final class BeforeSwitch implements RuleWriter {

  private final RuleCode rule;
  private final Code code;
  private final Variables variables;
  private final SidesCode sides;

  BeforeSwitch(RuleCode rule, TwoSided twoSided) {
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
    code.line("%s := %s;".formatted(variables.winner(), sides.soleWriter()));
    code.open("IF %s IS DISTINCT FROM 'new' THEN".formatted(variables.winner()));
    rule.evaluateOrNull(sides.up(), Row.AFTER);
    code.close("END IF;");
    code.open("IF %s IS NULL THEN".formatted(variables.winner()));
    bothOrNeither();
    code.close("END IF;");
    code.open("IF %s = 'old' THEN".formatted(variables.winner()));
    rule.assign(sides.up());
    rule.noteFailure(sides.up());
    code.next("ELSIF %s = 'new' THEN".formatted(variables.winner()));
    newWins();
    code.close("END IF;");
  }

  private void bothOrNeither() {
    code.line(
        "%s := %s IS NULL AND %s;"
            .formatted(variables.consistent(), variables.error(), sides.likeUp(Row.AFTER)));
    code.open("IF NOT %s THEN".formatted(variables.consistent()));
    sides.compareDown(Row.AFTER);
    code.close("END IF;");
    code.open("IF NOT %s THEN".formatted(variables.consistent()));
    sides.decide("old", "'old'");
    code.close("END IF;");
  }

  /** Down must not be computed from columns that were never filled. */
  private void newWins() {
    String someUnchanged = sides.someUnchanged();
    if (someUnchanged != null) {
      code.open("IF TG_OP = 'UPDATE' AND (%s) THEN".formatted(someUnchanged));
      sides.compareUpFirst(Row.BEFORE);
      code.open("IF NOT %s THEN".formatted(variables.consistent()));
      sides.fillUnchanged();
      code.close("END IF;");
      code.close("END IF;");
    }
    rule.evaluate(sides.down(), Row.AFTER);
    rule.assign(sides.down());
  }
}
