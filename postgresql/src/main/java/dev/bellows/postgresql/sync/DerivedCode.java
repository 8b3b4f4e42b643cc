package dev.bellows.postgresql.sync;

import dev.bellows.engine.schema.Volatility;
import dev.bellows.engine.sync.SyncRule.Derived;
import java.util.List;

/** A column that follows others until a writer gives it a value. */
final class DerivedCode implements RuleWriter {

  private final RuleCode rule;
  private final Code code;
  private final FilledColumn filled;
  private final Evaluation up;
  private final boolean dependable;

  DerivedCode(RuleCode rule, Derived derived) {
    this.rule = rule;
    this.code = rule.code();
    this.up = rule.evaluation("up", List.of(derived.up()), List.of(derived.up().column()));
    this.filled = new FilledColumn(rule, up);
    this.dependable = derived.up().value().volatility() != Volatility.VOLATILE;
  }

  @Override
  public void declare(Code code) {
    up.declare(code);
  }

  @Override
  public void write() {
    code.open("IF %s THEN".formatted(Images.noneGiven(Row.AFTER.fields(up.columns()))));
    filled.write();
    if (dependable && !up.read().isEmpty()) {
      code.next("ELSIF TG_OP = 'UPDATE' THEN");
      follow();
    }
    code.close("END IF;");
  }

  /** A value that still is what the row as it was gave has no other author. */
  private void follow() {
    String consistent = rule.variables().consistent();
    code.open(
        "IF %s AND %s THEN"
            .formatted(
                Images.equal(Row.AFTER.fields(up.columns()), Row.BEFORE.fields(up.columns())),
                Images.differ(Row.AFTER.fields(up.read()), Row.BEFORE.fields(up.read()))));
    code.line(consistent + " := false;");
    rule.evaluateSafely(
        up,
        Row.BEFORE,
        List.of(
            "%s := %s;"
                .formatted(consistent, Images.equal(Row.AFTER.fields(up.columns()), up.targets()))),
        List.of());
    code.open("IF %s THEN".formatted(consistent));
    filled.write();
    code.close("END IF;");
    code.close("END IF;");
  }
}
