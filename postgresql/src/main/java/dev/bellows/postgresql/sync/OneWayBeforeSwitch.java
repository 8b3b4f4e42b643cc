package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SyncRule.TwoSided;

/** One way while the old side is the authority: new is what {@code up} gives, always. */
final class OneWayBeforeSwitch implements RuleWriter {

  private final RuleCode rule;
  private final SidesCode sides;

  OneWayBeforeSwitch(RuleCode rule, TwoSided oneWay) {
    this.rule = rule;
    this.sides = new SidesCode(rule, oneWay);
  }

  @Override
  public void declare(Code code) {
    sides.up().declare(code);
  }

  @Override
  public void write() {
    Variables variables = rule.variables();
    sides.title();
    sides.given();
    rule.evaluateOrNull(sides.up(), Row.AFTER);
    rule.code()
        .open("IF %s AND NOT %s THEN".formatted(variables.givenNew(), sides.likeUp(Row.AFTER)));
    rule.note("CONFLICT", "'the new side was written, but there is no down: old was kept'");
    rule.code().close("END IF;");
    rule.assign(sides.up());
    rule.noteFailure(sides.up());
  }
}
