package dev.bellows.engine.plan.operation;

import dev.bellows.engine.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/** What names a row in a sample. */
final class Keys {

  private Keys() {}

  /** The key's columns as an SQL list, or all columns where the table has no key. */
  static String of(PlanContext context, Table table) {
    List<String> key =
        table.key().isEmpty()
            ? table.columns().stream().map(column -> column.name()).limit(5).toList()
            : table.key();
    return key.stream().map(context::quote).collect(Collectors.joining(", "));
  }
}
