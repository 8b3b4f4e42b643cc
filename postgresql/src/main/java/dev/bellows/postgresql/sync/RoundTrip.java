package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule.TwoSided;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What becomes of a row, or of nothing, on the way through both transforms. */
final class RoundTrip {

  private final TableName table;
  private final List<TwoSided> rules;

  RoundTrip(SyncSpec spec) {
    this.table = spec.table();
    this.rules =
        spec.rules().stream()
            .filter(TwoSided.class::isInstance)
            .map(TwoSided.class::cast)
            .filter(rule -> !rule.oneWay())
            .toList();
  }

  /** Down of up of the row gives back the old side. */
  Optional<String> predicate() {
    return joined(this::comesBack, " AND ");
  }

  /** Down of nothing is something. */
  Optional<String> downOfNothing() {
    return joined(this::somethingOfNothing, " OR ").map("SELECT "::concat);
  }

  private Optional<String> joined(Function<TwoSided, String> part, String by) {
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of(
            rules.stream().map(part).map(it -> "(" + it + ")").collect(Collectors.joining(by)));
  }

  private String comesBack(TwoSided rule) {
    Calling calling = Calling.of(table, rule.oldSide());
    Map<String, String> values = new LinkedHashMap<>();
    rule.up().forEach(it -> values.put(it.column().name(), calling.value(it)));
    List<String> old = rule.down().stream().map(it -> Names.quote(it.column().physical())).toList();
    List<String> back = rule.down().stream().map(it -> value(it, scope(it, values, ""))).toList();
    return Images.equal(old, back);
  }

  /** The other columns are taken from a row that does not exist: NULL, but of their types. */
  private String somethingOfNothing(TwoSided rule) {
    Map<String, String> nothing = new LinkedHashMap<>();
    for (SideColumn column : rule.newSide()) {
      nothing.put(column.name(), "CAST(NULL AS %s)".formatted(column.type()));
    }
    String row =
        " FROM (VALUES (1)) AS bellows_one LEFT JOIN %s ON false".formatted(Names.table(table));
    return Images.someGiven(
        rule.down().stream().map(it -> value(it, scope(it, nothing, row))).toList());
  }

  private String value(Assignment assignment, String scope) {
    return Coercion.to(
        assignment.column().type(), new Calling(table, Map.of()).in(assignment.value(), scope));
  }

  /** A query of what the assignment reads: from the given values, else from the row. */
  private static String scope(Assignment assignment, Map<String, String> values, String row) {
    return new TreeSet<>(assignment.value().reads())
        .stream()
            .map(name -> values.getOrDefault(name, Names.quote(name)) + " AS " + Names.quote(name))
            .collect(Collectors.joining(", ", "SELECT ", row));
  }
}
