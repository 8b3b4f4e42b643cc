package dev.bellows.engine.plan.operation;

import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/** What names a row in a sample. */
final class Keys {

  private Keys() {}

  private static final int WITHOUT_KEY = 5;

  /**
   * An SQL expression over the row: its key such as {@code id=7}, or its first columns where the
   * table has no key.
   */
  static String of(PlanContext context, Table table) {
    List<String> columns =
        table.key().isEmpty()
            ? table.columns().stream().map(Column::name).limit(WITHOUT_KEY).toList()
            : table.key();
    String named =
        columns.stream().map(column -> named(context, column)).collect(Collectors.joining(", "));
    return columns.size() == 1 ? named : "concat('(', concat_ws(', ', %s), ')')".formatted(named);
  }

  private static String named(PlanContext context, String column) {
    return "concat(%s, %s)".formatted(context.ddl().literal(column + "="), context.quote(column));
  }
}
