package dev.bellows.postgresql.sync;

/** The new side is the authority: old writers are counted. */
record AfterSwitch(RuleCode rule, SidesCode sides) implements Authority {

  @Override
  public void begin() {
    sides.countOldWriter();
  }

  @Override
  public void settle() {
    sides.compareDownFirst(Row.AFTER);
    rule.code().open("IF NOT %s THEN".formatted(rule.variables().consistent()));
    sides.decide("new", "CASE WHEN %s THEN 'new' ELSE 'old' END".formatted(sides.newHolds()));
    rule.code().close("END IF;");
  }

  @Override
  public void oldWins() {
    rule.evaluate(sides.up(), Row.AFTER);
    rule.assign(sides.up());
  }

  /** What was half filled is the new side's word; only what was never filled is filled first. */
  @Override
  public void fillUnchanged(String someUnchanged) {
    rule.code()
        .open(
            "IF TG_OP = 'UPDATE' AND NOT %s AND (%s) THEN"
                .formatted(sides.newHeld(), someUnchanged));
    sides.fillUnchanged();
    rule.code().close("END IF;");
  }
}
