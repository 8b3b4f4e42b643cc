package dev.bellows.engine.plan.operation;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.plan.operation.OperationPlan.Violation;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Change;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Operation.References;
import dev.bellows.model.Operation.ReferentialAction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Coming constraints: what they would refuse is counted first, then they are added and proven. */
final class Constraints {

  private Constraints() {}

  static void check(
      PlanContext context, OperationPlan plan, Table table, String name, String condition) {
    requireFree(context, table, name);
    plan.violations()
        .add(
            Violation.of(
                "rows of %s that CHECK %s would refuse".formatted(table.name(), name),
                "%s WHERE (%s\n) IS FALSE".formatted(context.qualified(table.name()), condition),
                Keys.of(context, table)));
    plan.constrain()
        .add(new Change.AddConstraint(table.name(), name, "CHECK (" + condition + "\n)"));
    plan.evidence().add(EvidenceKind.VIOLATIONS);
  }

  static void unique(
      PlanContext context, OperationPlan plan, Table table, String name, List<String> columns) {
    requireFree(context, table, name);
    List<String> keys = columns.stream().map(context::quote).toList();
    Change.BuildIndex build =
        new Change.BuildIndex(table.name(), name, true, "btree (" + String.join(", ", keys) + ")");
    uniqueIndex(context, plan, build, new Duplicates(table, keys, null));
    plan.constrain().add(new Change.PromoteIndex(table.name(), name));
  }

  static void uniqueIndex(
      PlanContext context, OperationPlan plan, Change.BuildIndex build, Duplicates duplicates) {
    plan.violations().add(duplicates.counted(context));
    plan.constrain().add(build);
    plan.evidence().add(EvidenceKind.VIOLATIONS);
  }

  /** A foreign key to be. */
  record ForeignKey(
      String name,
      List<String> columns,
      References references,
      ReferentialAction onDelete,
      ReferentialAction onUpdate) {}

  static void foreignKey(PlanContext context, OperationPlan plan, Table table, ForeignKey key) {
    requireFree(context, table, key.name());
    Table parent = context.table(key.references().table());
    key.references().columns().forEach(column -> context.column(parent, column));
    requireUnique(parent, key.references().columns());
    plan.claims().add(parent.name());
    List<String> pairs = new ArrayList<>();
    for (int at = 0; at < key.columns().size(); at++) {
      pairs.add(
          "parent.%s = child.%s"
              .formatted(
                  context.quote(key.references().columns().get(at)),
                  context.quote(key.columns().get(at))));
    }
    String given =
        key.columns().stream()
            .map(column -> "child." + context.quote(column) + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    plan.violations()
        .add(
            Violation.of(
                "rows of %s without a row of %s".formatted(table.name(), parent.name()),
                "%s AS child WHERE %s AND NOT EXISTS (SELECT 1 FROM %s AS parent WHERE %s)"
                    .formatted(
                        context.qualified(table.name()),
                        given,
                        context.qualified(parent.name()),
                        String.join(" AND ", pairs)),
                Keys.of(context, table)));
    plan.constrain()
        .add(
            new Change.AddConstraint(
                table.name(),
                key.name(),
                "FOREIGN KEY (%s) REFERENCES %s (%s)%s%s"
                    .formatted(
                        list(context, key.columns()),
                        context.qualified(parent.name()),
                        list(context, key.references().columns()),
                        action(" ON DELETE ", key.onDelete()),
                        action(" ON UPDATE ", key.onUpdate()))));
    plan.evidence().add(EvidenceKind.VIOLATIONS);
  }

  private static void requireUnique(Table parent, List<String> columns) {
    boolean unique =
        parent.indexes().stream()
            .anyMatch(
                index ->
                    index.unique()
                        && index.valid()
                        && index.columns().size() == columns.size()
                        && index.columns().containsAll(columns));
    if (!unique) {
      throw BellowsException.userError(
              "reference.not-unique",
              "(%s) of %s is not unique, so that no foreign key can point at it. Nothing was changed"
                  .formatted(String.join(", ", columns), parent.name()))
          .with("table", parent.name());
    }
  }

  private static String action(String when, ReferentialAction action) {
    return action == ReferentialAction.NO_ACTION ? "" : when + action.name().replace('_', ' ');
  }

  static String list(PlanContext context, List<String> columns) {
    return columns.stream().map(context::quote).collect(Collectors.joining(", "));
  }

  private static void requireFree(PlanContext context, Table table, String name) {
    context.requireShort(name);
    if (table.constraint(name).isPresent() || table.index(name).isPresent()) {
      throw BellowsException.userError(
              "constraint.exists",
              "table %s has a constraint or an index '%s' already. Nothing was changed"
                  .formatted(table.name(), name))
          .with("table", table.name());
    }
  }
}
