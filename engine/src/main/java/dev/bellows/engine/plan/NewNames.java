package dev.bellows.engine.plan;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.plan.operation.OperationPlan;
import dev.bellows.engine.spi.Catalog.IndexCheck;
import dev.bellows.engine.spi.Change;
import dev.bellows.model.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The indexes and constraints that a table will get: that they can be built, each by its name. */
final class NewNames {

  private final Snapshot snapshot;
  private final TablePlan plan;

  NewNames(Snapshot snapshot, TablePlan plan) {
    this.snapshot = snapshot;
    this.plan = plan;
  }

  /**
   * Refuses what the server would refuse later, half-way through.
   *
   * @throws BellowsException {@code operations.conflict}, {@code index.exists}, {@code
   *     index.invalid} (exit 2)
   */
  void requirePossible() {
    requireDifferent();
    List<Change> early = new ArrayList<>(plan.all(OperationPlan::build));
    early.addAll(plan.all(OperationPlan::index));
    early.forEach(change -> requireBuildable(change, Map.of()));
    plan.all(OperationPlan::constrain).forEach(change -> requireBuildable(change, plan.swap()));
  }

  private void requireDifferent() {
    Set<String> taken = new HashSet<>();
    List<Change> changes = new ArrayList<>(plan.all(OperationPlan::build));
    changes.addAll(plan.all(OperationPlan::index));
    changes.addAll(plan.all(OperationPlan::constrain));
    changes.addAll(plan.all(OperationPlan::drop));
    for (Change change : changes) {
      String name = name(change);
      if (!name.isEmpty() && !taken.add(name)) {
        throw conflict("both make '%s'".formatted(name));
      }
    }
  }

  private static String name(Change change) {
    if (change instanceof Change.BuildIndex index) {
      return index.name();
    }
    if (change instanceof Change.Inherit inherit) {
      return inherit.what();
    }
    return change instanceof Change.AddConstraint constraint ? constraint.name() : "";
  }

  private void requireBuildable(Change change, Map<String, String> renamed) {
    if (!(change instanceof Change.BuildIndex build)) {
      return;
    }
    List<String> reads =
        snapshot.index(new IndexCheck(plan.table(), build, addedColumns(), renamed));
    for (String column : reads) {
      boolean swapped = renamed.isEmpty() && plan.swap().get(column) != null && standing(column);
      if (swapped || plan.quarantine().containsKey(column)) {
        throw conflict(
            "index '%s' reads column '%s', and another operation %s"
                .formatted(build.name(), column, swapped ? "changes its type" : "takes it away"));
      }
    }
  }

  private boolean standing(String column) {
    return plan.table().column(column).isPresent() && !addedColumns().containsKey(column);
  }

  private Map<String, String> addedColumns() {
    Map<String, String> added = new LinkedHashMap<>();
    for (Change change : plan.all(OperationPlan::expand)) {
      if (change instanceof Change.AddColumn it) {
        added.put(it.name(), it.type());
      }
    }
    return added;
  }

  private BellowsException conflict(String why) {
    TableName table = plan.table().name();
    return BellowsException.userError(
            "operations.conflict",
            "two operations of the file on %s do not fit together: %s. Nothing was changed; correct the names, or split the file into two migrations"
                .formatted(table, why))
        .with("table", table);
  }
}
