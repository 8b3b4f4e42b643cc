package dev.bellows.engine.plan.operation;

import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.Replaced;
import dev.bellows.engine.spi.Catalog.Retyped;
import dev.bellows.model.Operation;
import dev.bellows.model.Operation.ChangeType;
import dev.bellows.model.Operation.RenameColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The columns of a table that a file replaces, in its order. What reads several of them is carried
 * over with the first.
 */
final class Replacements {

  /**
   * A column with what takes its place.
   *
   * @param physical the new column's name while it is built
   * @param last its name at the end
   */
  record Entry(String column, String physical, String last, String type) {

    Retyped built() {
      return new Retyped(column, physical, type);
    }

    Retyped finished() {
      return new Retyped(column, last, type);
    }
  }

  private final List<Entry> entries;
  private final Set<String> leaving;

  private Replacements(List<Entry> entries, Set<String> leaving) {
    this.entries = entries;
    this.leaving = leaving;
  }

  static Replacements of(PlanContext context, Table table) {
    List<Entry> entries = new ArrayList<>();
    for (Operation operation : context.migration().operations()) {
      if (!context.table(operation.table()).name().equals(table.name())) {
        continue;
      }
      if (operation instanceof RenameColumn it) {
        Column from = context.sideColumn(table, it.from());
        entries.add(new Entry(it.from(), it.to(), it.to(), from.type()));
      } else if (operation instanceof ChangeType it) {
        entries.add(entry(context, table, it));
      }
    }
    entries.forEach(entry -> context.requireFree(table, entry.physical()));
    Set<String> leaving = new HashSet<>(context.owned().retiredOf(table.name()));
    entries.forEach(entry -> leaving.remove(entry.column()));
    return new Replacements(entries, leaving);
  }

  private static Entry entry(PlanContext context, Table table, ChangeType operation) {
    String column = context.sideColumn(table, operation.column()).name();
    String type = context.snapshot().type(operation.type());
    return operation.as() == null
        ? new Entry(column, context.replacing(column), column, type)
        : new Entry(column, operation.as(), operation.as(), type);
  }

  /** While the new columns are built. */
  Replaced built(String column) {
    return replaced(column, Entry::built);
  }

  /** When the new columns bear their names for good. */
  Replaced finished(String column) {
    return replaced(column, Entry::finished);
  }

  private Replaced replaced(String column, Function<Entry, Retyped> naming) {
    int at = entries.stream().map(Entry::column).toList().indexOf(column);
    return new Replaced(
        naming.apply(entries.get(at)),
        entries.subList(at + 1, entries.size()).stream().map(naming).toList(),
        entries.subList(0, at).stream().map(Entry::column).collect(Collectors.toSet()),
        leaving);
  }
}
