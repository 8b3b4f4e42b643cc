package dev.bellows.engine.plan.operation;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.plan.Snapshot;
import dev.bellows.model.Migration;
import dev.bellows.model.Operation;
import dev.bellows.model.Operation.AddColumn;
import dev.bellows.model.Operation.ChangeType;
import dev.bellows.model.Operation.DropColumn;
import dev.bellows.model.Operation.MergeColumns;
import dev.bellows.model.Operation.RenameColumn;
import dev.bellows.model.Operation.SetNotNull;
import dev.bellows.model.Operation.SplitColumn;
import dev.bellows.model.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which operation of a migration owns which column: the columns it makes, changes or drops. */
public final class Owned {

  private final Map<TableName, Set<String>> columns = new HashMap<>();

  private final Map<TableName, Set<String>> retired = new HashMap<>();
  private final Map<TableName, Set<String>> swapped = new HashMap<>();

  private Owned() {}

  /**
   * Finds the owners.
   *
   * @throws BellowsException {@code operations.conflict} (exit 2) where two own one column
   */
  public static Owned by(Migration migration, Snapshot snapshot) {
    Owned owned = new Owned();
    for (Operation operation : migration.operations()) {
      TableName table = snapshot.table(operation.table()).name();
      owned.retired.computeIfAbsent(table, key -> new HashSet<>()).addAll(retired(operation));
      if (operation instanceof ChangeType it && it.as() == null) {
        owned.swapped.computeIfAbsent(table, key -> new HashSet<>()).add(it.column());
      }
      Set<String> taken = owned.columns.computeIfAbsent(table, key -> new HashSet<>());
      for (String column : columns(operation)) {
        if (!taken.add(column)) {
          throw BellowsException.userError(
                  "operations.conflict",
                  "two operations of the file own column '%s' of %s; split them into two migrations. Nothing was changed"
                      .formatted(column, table))
              .with("table", table)
              .with("column", column);
        }
      }
    }
    return owned;
  }

  /** Columns that are gone when the migration is contracted. */
  Set<String> retiredOf(TableName table) {
    return retired.getOrDefault(table, Set.of());
  }

  /** Columns that change places with one of another type. */
  Set<String> swappedOf(TableName table) {
    return swapped.getOrDefault(table, Set.of());
  }

  /** The owned columns of a table. */
  Set<String> columnsOf(TableName table) {
    return columns.getOrDefault(table, Set.of());
  }

  private static List<String> retired(Operation operation) {
    if (operation instanceof DropColumn it) {
      return List.of(it.name());
    }
    if (operation instanceof RenameColumn it) {
      return List.of(it.from());
    }
    if (operation instanceof ChangeType it && it.as() != null) {
      return List.of(it.column());
    }
    if (operation instanceof SplitColumn it) {
      return List.of(it.from());
    }
    return operation instanceof MergeColumns it ? it.from() : List.of();
  }

  private static List<String> columns(Operation operation) {
    List<String> names = new ArrayList<>();
    if (operation instanceof AddColumn it) {
      names.add(it.column().name());
    } else if (operation instanceof DropColumn it) {
      names.add(it.name());
    } else if (operation instanceof RenameColumn it) {
      names.add(it.from());
      names.add(it.to());
    } else if (operation instanceof ChangeType it) {
      names.add(it.column());
      if (it.as() != null) {
        names.add(it.as());
      }
    } else if (operation instanceof SplitColumn it) {
      names.add(it.from());
      it.into().forEach(target -> names.add(target.name()));
    } else if (operation instanceof MergeColumns it) {
      names.addAll(it.from());
      names.add(it.into().name());
    } else if (operation instanceof SetNotNull it) {
      names.add(it.column());
    }
    return names;
  }
}
