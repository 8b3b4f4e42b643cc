package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SyncRule.Healed;
import java.util.List;

/** A column whose NULLs are filled; a statement that wrote one counts as a violation. */
final class HealedCode implements RuleWriter {

  private final RuleCode rule;
  private final Evaluation up;

  HealedCode(RuleCode rule, Healed healed) {
    this.rule = rule;
    this.up = rule.evaluation("up", List.of(healed.up()), List.of(healed.up().column()));
  }

  @Override
  public void declare(Code code) {
    up.declare(code);
  }

  @Override
  public void write() {
    Code code = rule.code();
    code.open("IF %s THEN".formatted(Images.noneGiven(Row.AFTER.fields(up.columns()))));
    code.open(
        "IF TG_OP = 'INSERT' OR %s THEN"
            .formatted(Images.someGiven(Row.BEFORE.fields(up.columns()))));
    rule.note("VIOLATION", "NULL");
    code.close("END IF;");
    new FilledColumn(rule, up).write();
    code.close("END IF;");
  }
}
