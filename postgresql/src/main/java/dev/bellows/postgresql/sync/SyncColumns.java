package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.Expression;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.engine.sync.SyncSpec;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The columns and expressions of a sync's rules. */
final class SyncColumns {

  private static final Pattern BARE = Pattern.compile("[a-z_][a-z0-9_]*");

  private SyncColumns() {}

  /** All names by which the expressions call columns. */
  static Set<String> read(SyncSpec spec) {
    Set<String> names = new TreeSet<>();
    spec.rules().stream()
        .flatMap(SyncColumns::expressions)
        .forEach(expression -> names.addAll(expression.reads()));
    return names;
  }

  private static Stream<Expression> expressions(SyncRule rule) {
    if (rule instanceof SyncRule.Omitted it) {
      return Stream.ofNullable(it.down());
    }
    return assignments(rule).map(Assignment::value);
  }

  /** Every assignment of a rule. */
  static Stream<Assignment> assignments(SyncRule rule) {
    if (rule instanceof SyncRule.TwoSided it) {
      return Stream.concat(it.up().stream(), it.down().stream());
    } else if (rule instanceof SyncRule.Derived it) {
      return Stream.of(it.up());
    } else if (rule instanceof SyncRule.Healed it) {
      return Stream.of(it.up());
    }
    return Stream.empty();
  }

  /**
   * The table's columns that tell whether a row is consistent, by their names in the table; in an
   * order that does not depend on these.
   */
  static Set<String> looked(SyncSpec spec) {
    Set<String> columns = new LinkedHashSet<>();
    for (SyncRule rule : spec.rules()) {
      if (rule instanceof SyncRule.TwoSided it) {
        columns.addAll(looked(spec, it));
      } else {
        assignments(rule)
            .forEach(
                assignment -> {
                  columns.add(assignment.column().physical());
                  columns.addAll(new TreeSet<>(assignment.value().reads()));
                });
      }
    }
    return columns;
  }

  private static Set<String> looked(SyncSpec spec, SyncRule.TwoSided rule) {
    Set<String> columns = new LinkedHashSet<>();
    rule.oldSide().forEach(column -> columns.add(column.physical()));
    rule.newSide().forEach(column -> columns.add(column.physical()));
    Calling old = Calling.of(spec.table(), rule.oldSide());
    Calling fresh = Calling.of(spec.table(), rule.newSide());
    Set<String> others = new TreeSet<>();
    rule.up().forEach(it -> it.value().reads().forEach(name -> others.add(old.physical(name))));
    rule.down().forEach(it -> it.value().reads().forEach(name -> others.add(fresh.physical(name))));
    columns.addAll(others);
    return columns;
  }

  /** Whether an assignment is but another column of the same type, which cannot fail. */
  static boolean isCopy(Assignment assignment) {
    Expression value = assignment.value();
    return value.reads().size() == 1
        && value.type().equals(assignment.column().type())
        && value.reads().contains(name(value.sql().strip()));
  }

  private static String name(String sql) {
    if (BARE.matcher(sql).matches()) {
      return sql;
    }
    boolean quoted = sql.length() > 2 && sql.startsWith("\"") && sql.endsWith("\"");
    return quoted ? sql.substring(1, sql.length() - 1).replace("\"\"", "\"") : "";
  }
}
