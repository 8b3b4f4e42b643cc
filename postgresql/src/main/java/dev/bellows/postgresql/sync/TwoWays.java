package dev.bellows.postgresql.sync;

/** Two sides that are kept equal both ways: finds the winner and computes the other side. */
record TwoWays(RuleCode rule, SidesCode sides, Authority authority) implements RuleWriter {

  @Override
  public void declare(Code code) {
    sides.up().declare(code);
    sides.down().declare(code);
  }

  @Override
  public void write() {
    Code code = rule.code();
    String winner = rule.variables().winner();
    sides.title();
    sides.given();
    code.line("%s := %s;".formatted(winner, sides.soleWriter()));
    authority.begin();
    code.open("IF %s IS NULL THEN".formatted(winner));
    authority.settle();
    code.close("END IF;");
    code.open("IF %s = 'old' THEN".formatted(winner));
    authority.oldWins();
    code.next("ELSIF %s = 'new' THEN".formatted(winner));
    newWins();
    code.close("END IF;");
  }

  /** Down must not be computed from columns that were never filled. */
  private void newWins() {
    String someUnchanged = sides.someUnchanged();
    if (someUnchanged != null) {
      authority.fillUnchanged(someUnchanged);
    }
    rule.evaluate(sides.down(), Row.AFTER);
    rule.assign(sides.down());
  }
}
