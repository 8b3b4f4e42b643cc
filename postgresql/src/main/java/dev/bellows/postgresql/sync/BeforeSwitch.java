package dev.bellows.postgresql.sync;

/** The old side is the authority: an old writer never fails because of us. */
record BeforeSwitch(RuleCode rule, SidesCode sides) implements Authority {

  @Override
  public void begin() {
    rule.code().open("IF %s IS DISTINCT FROM 'new' THEN".formatted(rule.variables().winner()));
    rule.evaluateOrNull(sides.up(), Row.AFTER);
    rule.code().close("END IF;");
  }

  @Override
  public void settle() {
    Variables variables = rule.variables();
    rule.code()
        .line(
            "%s := %s IS NULL AND %s;"
                .formatted(variables.consistent(), variables.error(), sides.likeUp(Row.AFTER)));
    unlessConsistent(() -> sides.compareDown(Row.AFTER));
    unlessConsistent(() -> sides.decide("old", "'old'"));
  }

  @Override
  public void oldWins() {
    rule.assign(sides.up());
    rule.noteFailure(sides.up());
  }

  @Override
  public void fillUnchanged(String someUnchanged) {
    rule.code().open("IF TG_OP = 'UPDATE' AND (%s) THEN".formatted(someUnchanged));
    sides.compareUpFirst(Row.BEFORE);
    unlessConsistent(sides::fillUnchanged);
    rule.code().close("END IF;");
  }

  private void unlessConsistent(Runnable write) {
    rule.code().open("IF NOT %s THEN".formatted(rule.variables().consistent()));
    write.run();
    rule.code().close("END IF;");
  }
}
