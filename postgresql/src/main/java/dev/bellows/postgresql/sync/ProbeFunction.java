package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SyncRule;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.postgresql.sql.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The function that tells why a row's transform fails, or NULL. It writes nothing: neither do its
 * subtransactions, so that they take no transaction id.
 */
final class ProbeFunction {

  private final SyncNames names;
  private final Variables variables;

  /** The table's columns that it looks at, and what its parameters for them are called. */
  private final Map<String, String> parameters = new LinkedHashMap<>();

  private ProbeFunction(SyncNames names) {
    this.names = names;
    this.variables = Variables.of(names.spec());
    for (String column : SyncColumns.looked(names.spec())) {
      parameters.put(column, variables.named("column_" + (parameters.size() + 1)));
    }
  }

  /** Empty where nothing can fail. */
  static Optional<ProbeFunction> of(SyncNames names) {
    boolean nothingFails =
        names.spec().rules().stream()
            .flatMap(SyncColumns::assignments)
            .allMatch(SyncColumns::isCopy);
    return nothingFails ? Optional.empty() : Optional.of(new ProbeFunction(names));
  }

  /** The call, as SQL over the row. */
  String call() {
    return parameters.keySet().stream()
        .map(Names::quote)
        .collect(Collectors.joining(", ", names.inControl(names.probe()) + "(", ")"));
  }

  FunctionText text() {
    SyncSpec spec = names.spec();
    String signature =
        parameters.entrySet().stream()
            .map(it -> it.getValue() + " " + Evaluation.type(spec.table(), it.getKey()))
            .collect(Collectors.joining(", ", "(", ") RETURNS text STABLE"));
    String comment =
        "Tells why a row of %s has no value on the other side, for the migration %s of Bellows"
            .formatted(spec.table(), spec.migration());
    return new FunctionText(names, names.probe(), signature, body(), comment);
  }

  private String body() {
    Code code = new Code();
    List<RuleProbe> probes = new ArrayList<>();
    for (SyncRule rule : names.spec().rules()) {
      RuleCode ruleCode = new RuleCode(code, names, variables, probes.size() + 1);
      probes.add(new RuleProbe(ruleCode, rule, parameters));
    }
    code.line("").line("#variable_conflict use_column").open("DECLARE");
    code.line(variables.consistent() + " boolean;");
    probes.forEach(RuleProbe::declare);
    code.next("BEGIN");
    probes.forEach(RuleProbe::write);
    code.line("RETURN NULL;");
    code.next("EXCEPTION WHEN OTHERS THEN");
    code.line(RuleCode.RAISE_WHAT_IS_NOT_OF_THE_ROW);
    code.line("RETURN SQLERRM;");
    return code.close("END").toString();
  }
}
