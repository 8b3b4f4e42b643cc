package dev.bellows.postgresql.sync;

import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.postgresql.sql.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All rules of a sync as one program over the row. */
final class RowPrograms {

  private final SyncSpec spec;
  private final List<RowRule> rules;

  RowPrograms(SyncSpec spec) {
    this.spec = spec;
    this.rules =
        spec.rules().stream().map(rule -> rule(spec, rule)).flatMap(Optional::stream).toList();
  }

  private static Optional<RowRule> rule(SyncSpec spec, SyncRule rule) {
    if (rule instanceof SyncRule.TwoSided it) {
      return Optional.of(new TwoSidedRow(spec.table(), it, spec.authority()));
    } else if (rule instanceof SyncRule.Derived it) {
      return Optional.of(FilledRow.of(spec.table(), it));
    } else if (rule instanceof SyncRule.Healed it) {
      return Optional.of(FilledRow.of(spec.table(), it));
    }
    return Optional.empty();
  }

  /** Empty where no rule concerns rows that stand. */
  Optional<RowProgram> program(Optional<String> probe) {
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RowProgram(
                spec.table(),
                spec.key(),
                rules.size() == 1 ? rules.get(0).fillAlone() : merged(RowRule::fill),
                consistent(),
                restore(),
                probe.orElse(null)));
  }

  private String consistent() {
    return rules.size() == 1
        ? rules.get(0).consistent()
        : rules.stream()
            .map(rule -> "(" + rule.consistent() + ")")
            .collect(Collectors.joining(" AND "));
  }

  private Map<String, String> restore() {
    return rules.stream().allMatch(rule -> rule.restore().isPresent())
        ? merged(rule -> rule.restore().orElseThrow())
        : Map.of();
  }

  /** A row that one rule does not find consistent is not touched in the columns of the others. */
  private Map<String, String> merged(Function<RowRule, Map<String, String>> values) {
    Map<String, String> merged = new LinkedHashMap<>();
    for (RowRule rule : rules) {
      values
          .apply(rule)
          .forEach(
              (column, value) ->
                  merged.put(
                      column,
                      rules.size() == 1
                          ? value
                          : "CASE WHEN %s THEN %s ELSE %s END"
                              .formatted(rule.consistent(), Names.quote(column), value)));
    }
    return merged;
  }
}
