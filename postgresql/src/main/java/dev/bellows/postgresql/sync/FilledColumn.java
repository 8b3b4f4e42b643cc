package dev.bellows.postgresql.sync;

/** Sets a column to its {@code up}; before the switch no statement fails because of it. */
final class FilledColumn {

  private final RuleCode rule;
  private final Evaluation up;

  FilledColumn(RuleCode rule, Evaluation up) {
    this.rule = rule;
    this.up = up;
  }

  void write() {
    if (rule.spec().switched()) {
      rule.evaluate(up, Row.AFTER);
      rule.assign(up);
      return;
    }
    rule.evaluateOrNull(up, Row.AFTER);
    rule.assign(up);
    rule.noteFailure(up);
  }
}
