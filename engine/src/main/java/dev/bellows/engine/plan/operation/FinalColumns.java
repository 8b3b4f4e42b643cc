package dev.bellows.engine.plan.operation;

import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Table;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of a table as a constraint of the contract will read them. */
final class FinalColumns {

  private FinalColumns() {}

  /**
   * The rest of {@code FROM} while a new column has not taken its place: one that changes its type
   * is read from there under the name that it will bear.
   */
  static String beforeSwitch(PlanContext context, Table table) {
    String rows = context.qualified(table.name());
    Set<String> swapped = context.owned().swappedOf(table.name());
    if (swapped.isEmpty()) {
      return rows;
    }
    Set<String> names = new LinkedHashSet<>();
    table.columns().stream().map(Column::name).forEach(names::add);
    names.addAll(context.owned().columnsOf(table.name()));
    String columns =
        names.stream()
            .map(
                name ->
                    swapped.contains(name)
                        ? context.quote(context.replacing(name)) + " AS " + context.quote(name)
                        : context.quote(name))
            .collect(Collectors.joining(", "));
    return "(SELECT %s FROM %s) AS %s".formatted(columns, rows, context.quote(table.name().name()));
  }
}
