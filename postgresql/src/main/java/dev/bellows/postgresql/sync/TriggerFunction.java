package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SyncRule;
import dev.bellows.engine.sync.SyncRule.TwoSided;
import dev.bellows.engine.sync.SyncSpec;
import java.util.ArrayList;
import java.util.List;

/** The function of a sync's trigger: all rules in their order. */
final class TriggerFunction {

  private final SyncNames names;
  private final Variables variables;
  private final Code code = new Code();
  private final List<RuleWriter> writers = new ArrayList<>();

  TriggerFunction(SyncNames names) {
    this.names = names;
    this.variables = Variables.of(names.spec());
    for (SyncRule rule : names.spec().rules()) {
      writers.add(writer(new RuleCode(code, names, variables, writers.size() + 1), rule));
    }
  }

  private static RuleWriter writer(RuleCode code, SyncRule rule) {
    if (rule instanceof TwoSided it) {
      return it.oneWay() ? oneWay(code, it) : twoWays(code, it);
    } else if (rule instanceof SyncRule.Derived it) {
      return new DerivedCode(code, it);
    } else if (rule instanceof SyncRule.Healed it) {
      return new HealedCode(code, it);
    } else if (rule instanceof SyncRule.Omitted it) {
      return new OmittedCode(code, it);
    }
    throw new IllegalArgumentException("No code for " + rule);
  }

  private static RuleWriter oneWay(RuleCode code, TwoSided rule) {
    return code.spec().switched()
        ? new OneWayAfterSwitch(code, rule)
        : new OneWayBeforeSwitch(code, rule);
  }

  private static RuleWriter twoWays(RuleCode code, TwoSided rule) {
    SidesCode sides = new SidesCode(code, rule);
    return new TwoWays(
        code,
        sides,
        code.spec().switched() ? new AfterSwitch(code, sides) : new BeforeSwitch(code, sides));
  }

  FunctionText text() {
    return new FunctionText(
        names, names.function(), "() RETURNS trigger", body(), comment(names.spec()));
  }

  private String body() {
    code.line("");
    code.line("#variable_conflict use_column");
    code.open("DECLARE");
    code.line(variables.after() + " ALIAS FOR NEW;");
    code.line(variables.before() + " ALIAS FOR OLD;");
    code.line(variables.givenOld() + " boolean;");
    code.line(variables.givenNew() + " boolean;");
    code.line(variables.winner() + " text;");
    code.line(variables.consistent() + " boolean;");
    code.line(variables.error() + " text;");
    code.line(variables.wroteOld() + " boolean := false;");
    writers.forEach(writer -> writer.declare(code));
    code.next("BEGIN");
    writers.forEach(RuleWriter::write);
    countOldWriter();
    code.line("RETURN NEW;");
    return code.close("END").toString();
  }

  /** Once for a row, however many rules saw the writer. */
  private void countOldWriter() {
    if (names.spec().switched()) {
      code.open("IF %s THEN".formatted(variables.wroteOld()));
      new RuleCode(code, names, variables, 0).note("WRITE_OLD", "NULL");
      code.close("END IF;");
    }
  }

  private static String comment(SyncSpec spec) {
    return "Keeps both sides of %s equal for the migration %s of Bellows; the authority is %s"
        .formatted(spec.table(), spec.migration(), spec.authority());
  }
}
