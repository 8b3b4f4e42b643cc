package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.Expression;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How expressions call the table's columns: those of the side that they read by its own names, all
 * others by what the table calls them.
 */
record Calling(TableName table, Map<String, String> physical) {

  static Calling of(TableName table, List<SideColumn> side) {
    Map<String, String> physical = new HashMap<>();
    side.forEach(column -> physical.put(column.name(), column.physical()));
    return new Calling(table, Map.copyOf(physical));
  }

  /** What the table calls the column. */
  String physical(String name) {
    return physical.getOrDefault(name, name);
  }

  /** The assignment's value over the row, as a part of a query of the table. */
  String value(Assignment assignment) {
    return Coercion.to(assignment.column().type(), value(assignment.value()));
  }

  /** The same, not yet of the column's type: an UPDATE assigns it. */
  String value(Expression expression) {
    Collection<String> reads = expression.reads().stream().sorted().toList();
    return reads.stream().allMatch(name -> physical(name).equals(name))
        ? closed(expression)
        : in(
            expression,
            reads.stream()
                .map(name -> "%s AS %s".formatted(Names.quote(physical(name)), Names.quote(name)))
                .collect(Collectors.joining(", ", "SELECT ", "")));
  }

  /** The expression's value in the row that a query gives; so its names are those of the query. */
  String in(Expression expression, String query) {
    return "(SELECT %s FROM (%s) AS %s)"
        .formatted(closed(expression), query, Names.quote(table.name()));
  }

  /** The expression in parentheses, which a comment at its end does not swallow. */
  static String closed(Expression expression) {
    return "(" + expression.sql() + "\n)";
  }
}
