package dev.bellows.engine.plan.operation;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.plan.Stage;
import dev.bellows.engine.plan.Step.Inspect.Target;
import dev.bellows.engine.plan.operation.OperationPlan.OldThing;
import dev.bellows.engine.schema.Index;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Change;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Operation.CreateIndex;
import dev.bellows.model.Operation.DropIndex;
import dev.bellows.model.Operation.IndexElement;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Indexes made and dropped without blocking writers. */
final class IndexPlans {

  private IndexPlans() {}

  static OperationPlan create(PlanContext context, CreateIndex operation) {
    Table table = context.table(operation.table());
    OperationPlan plan = new OperationPlan(table.name());
    context.requireShort(operation.name());
    if (table.index(operation.name()).isPresent()) {
      throw BellowsException.userError(
          "index.exists",
          "table %s has an index '%s' already. Nothing was changed"
              .formatted(table.name(), operation.name()));
    }
    boolean ofNewColumn =
        operation.elements().stream()
            .anyMatch(
                element ->
                    !(element instanceof IndexElement.ByColumn column)
                        || context.owned().columnsOf(table.name()).contains(column.name()));
    boolean follows = ofNewColumn && !context.owned().columnsOf(table.name()).isEmpty();
    if (!follows) {
      requireColumns(context, operation, table);
    }
    if (operation.unique()) {
      unique(context, plan, operation, table);
    } else {
      (follows ? plan.index() : plan.build())
          .add(build(context, operation, table, column -> standing(context, table, column)));
    }
    return plan;
  }

  /** It refuses writes from its first moment on, and so must wait for the contract. */
  private static void unique(
      PlanContext context, OperationPlan plan, CreateIndex operation, Table table) {
    List<String> keys =
        operation.elements().stream().map(element -> element(element, context::quote)).toList();
    Constraints.uniqueIndex(
        context,
        plan,
        build(context, operation, table, context::quote),
        new Duplicates(table, keys, operation.where()));
    plan.evidence().add(EvidenceKind.REVIEW);
  }

  private static void requireColumns(PlanContext context, CreateIndex operation, Table table) {
    operation.include().forEach(column -> context.column(table, column));
    for (IndexElement element : operation.elements()) {
      if (element instanceof IndexElement.ByColumn column) {
        context.column(table, column.name());
      }
    }
  }

  private static Change.BuildIndex build(
      PlanContext context, CreateIndex operation, Table table, UnaryOperator<String> column) {
    String elements =
        operation.elements().stream()
            .map(element -> element(element, column))
            .collect(Collectors.joining(", "));
    String include =
        operation.include().stream()
            .map(column)
            .collect(Collectors.joining(", ", " INCLUDE (", ")"));
    String method = operation.method() == null ? "btree" : context.quote(operation.method());
    String tail =
        method
            + (" (" + elements + ")")
            + (operation.include().isEmpty() ? "" : include)
            + (operation.where() == null ? "" : " WHERE (" + operation.where() + "\n)");
    return new Change.BuildIndex(table.name(), operation.name(), operation.unique(), tail);
  }

  private static String element(IndexElement element, UnaryOperator<String> column) {
    if (element instanceof IndexElement.ByColumn it) {
      return column.apply(it.name());
    }
    return "(" + ((IndexElement.ByExpression) element).sql() + "\n)";
  }

  /** Of a column that changes its type, the one that will bear the name. */
  private static String standing(PlanContext context, Table table, String name) {
    boolean swapped = context.owned().swappedOf(table.name()).contains(name);
    return context.quote(swapped ? context.replacing(name) : name);
  }

  static OperationPlan drop(PlanContext context, DropIndex operation) {
    Table table = context.table(operation.table());
    OperationPlan plan = new OperationPlan(table.name());
    Index index =
        table
            .index(operation.name())
            .orElseThrow(
                () ->
                    BellowsException.userError(
                        "index.unknown",
                        "table %s has no index '%s'; it has %s. Nothing was changed"
                            .formatted(
                                table.name(),
                                operation.name(),
                                table.indexes().stream().map(Index::name).toList())));
    if (index.constraint() != null) {
      throw BellowsException.userError(
          "index.of-constraint",
          "index '%s' of %s belongs to constraint '%s' and cannot be dropped by itself. Nothing was changed"
              .formatted(index.name(), table.name(), index.constraint()));
    }
    plan.dropAlone()
        .add(new Change.DropIndex(table.name(), index.name(), index.unique(), index.tail()));
    plan.old().add(new OldThing(Target.INDEX, index.name(), index.name(), Stage.QUARANTINE));
    plan.evidence().add(EvidenceKind.OLD_READS);
    plan.evidence().add(EvidenceKind.REVIEW);
    return plan;
  }
}
