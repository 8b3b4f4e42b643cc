package dev.bellows.engine.plan.operation;

import dev.bellows.engine.plan.operation.OperationPlan.Violation;
import dev.bellows.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a coming unique index would refuse: values that several rows share. A NULL in any of them
 * makes a row unlike every other one.
 *
 * @param keys columns and expressions, as SQL
 * @param where the predicate of a partial index, or null
 */
record Duplicates(Table table, List<String> keys, @Nullable String where) {

  Violation counted(PlanContext context) {
    List<String> conditions = new ArrayList<>();
    if (where != null) {
      conditions.add("(" + where + "\n)");
    }
    keys.forEach(key -> conditions.add(key + " IS NOT NULL"));
    String list = String.join(", ", keys);
    return new Violation(
        "values of (%s) that several rows of %s share%s"
            .formatted(
                list.replace("\n", ""), table.name(), where == null ? "" : " where " + where),
        shared(FinalColumns.beforeSwitch(context, table), conditions),
        shared(context.qualified(table.name()), conditions),
        names());
  }

  private String shared(String rows, List<String> conditions) {
    return "(SELECT %s, count(*) AS rows FROM %s WHERE %s GROUP BY %s HAVING count(*) > 1) AS duplicates"
        .formatted(named(), rows, String.join(" AND ", conditions), String.join(", ", keys));
  }

  private String named() {
    List<String> named = new ArrayList<>();
    for (int at = 0; at < keys.size(); at++) {
      named.add(keys.get(at) + " AS " + name(at));
    }
    return String.join(", ", named);
  }

  private String names() {
    return IntStream.range(0, keys.size())
        .mapToObj(Duplicates::name)
        .collect(Collectors.joining(", "));
  }

  private static String name(int at) {
    return "key_" + (at + 1);
  }
}
