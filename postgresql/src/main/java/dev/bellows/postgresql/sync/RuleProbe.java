package dev.bellows.postgresql.sync;

import dev.bellows.engine.schema.Volatility;
import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.engine.sync.SyncRule.TwoSided;
import dev.bellows.model.Side;
import java.util.List;
import java.util.Map;

/** Evaluates of one rule what its predicate and its values would evaluate over the row. */
final class RuleProbe {

  private final RuleCode rule;
  private final SyncRule declared;
  private final Map<String, String> parameters;
  private final Evaluation up;
  private final Evaluation down;

  RuleProbe(RuleCode rule, SyncRule declared, Map<String, String> parameters) {
    this.rule = rule;
    this.declared = declared;
    this.parameters = parameters;
    if (declared instanceof TwoSided it) {
      this.up = rule.evaluation("up", it.up(), it.oldSide());
      this.down = rule.evaluation("down", it.down(), it.newSide());
    } else {
      List<Assignment> filled =
          SyncColumns.assignments(declared)
              .filter(it -> it.value().volatility() != Volatility.VOLATILE)
              .toList();
      this.up = rule.evaluation("up", filled, filled.stream().map(Assignment::column).toList());
      this.down = rule.evaluation("down", List.of(), List.of());
    }
  }

  void declare() {
    up.declare(rule.code());
    down.declare(rule.code());
  }

  /** An up that varies is not tried: a trial would use up what it draws from. */
  void write() {
    if (declared instanceof TwoSided sides && !sides.oneWay()) {
      unlessConsistent();
    } else if (declared instanceof TwoSided && rule.spec().authority() == Side.OLD) {
      evaluate(up);
    } else if (!up.targets().isEmpty()) {
      rule.code().open("IF %s THEN".formatted(Images.noneGiven(values(up))));
      evaluate(up);
      rule.code().close("END IF;");
    }
  }

  private void unlessConsistent() {
    Code code = rule.code();
    String consistent = rule.variables().consistent();
    code.line(consistent + " := false;");
    code.open("IF %s THEN".formatted(Images.someGiven(values(up))));
    evaluate(down);
    code.line("%s := %s;".formatted(consistent, Images.equal(values(down), down.targets())));
    code.close("END IF;");
    code.open("IF NOT %s THEN".formatted(consistent));
    evaluate(up);
    code.close("END IF;");
  }

  private void evaluate(Evaluation evaluation) {
    evaluation.write(rule.code(), this::parameter);
  }

  private String parameter(String column) {
    return parameters.getOrDefault(column, "NULL");
  }

  private List<String> values(Evaluation evaluation) {
    return evaluation.columns().stream().map(this::parameter).toList();
  }
}
