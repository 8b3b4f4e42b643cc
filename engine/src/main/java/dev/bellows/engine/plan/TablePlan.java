package dev.bellows.engine.plan;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.plan.operation.OperationPlan;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.model.Migration;
import dev.bellows.model.Side;
import dev.bellows.model.SweepOrder;
import dev.bellows.model.SyncMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What all operations of a migration do to one table, merged in file order. */
record TablePlan(Migration migration, Table table, List<OperationPlan> operations) {

  /** The sync while old rules; empty where no operation has a rule. */
  Optional<SyncSpec> sync() {
    List<SyncRule> rules =
        operations.stream().map(OperationPlan::rule).filter(Objects::nonNull).toList();
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of(new SyncSpec(migration.name(), table.name(), table.key(), rules, Side.OLD));
  }

  /**
   * Refuses settings that the operations cannot live with.
   *
   * @throws BellowsException {@code sync.needed} (exit 2), {@code sweep.no-key} (exit 3)
   */
  void requirePossible() {
    if (migration.sync().mode() == SyncMode.NONE && sync().isPresent()) {
      throw BellowsException.userError(
          "sync.needed",
          "the operations on %s keep two sides equal, which 'sync: {mode: none}' forbids. Nothing was changed"
              .formatted(table.name()));
    }
    if (migration.backfill().order() == SweepOrder.KEY && table.key().isEmpty()) {
      throw BellowsException.refused(
          "sweep.no-key",
          "table %s has no primary key and no unique key over NOT NULL columns to sweep by; leave 'backfill.order' out. Nothing was changed"
              .formatted(table.name()));
    }
  }

  /** The sync once new rules. */
  Optional<SyncSpec> switched() {
    return sync().map(spec -> spec.renamed(swap()).withAuthority(Side.NEW));
  }

  /** The sync while the old columns are in quarantine. */
  Optional<SyncSpec> quarantined() {
    return switched().map(spec -> spec.renamed(quarantine()));
  }

  Map<String, String> swap() {
    return merged(OperationPlan::swap);
  }

  Map<String, String> quarantine() {
    return merged(OperationPlan::quarantine);
  }

  /** Whether a column is left behind that nobody finds by its old name after the swap. */
  boolean swapsColumns() {
    return !swap().isEmpty();
  }

  List<Change> all(Function<OperationPlan, List<Change>> part) {
    List<Change> changes = new ArrayList<>();
    operations.forEach(plan -> changes.addAll(part.apply(plan)));
    return changes;
  }

  /** Columns hand over what they own, and go before their names are given to others. */
  List<Change> drop() {
    List<Change> changes = new ArrayList<>();
    sync().ifPresent(spec -> changes.add(new Change.RemoveSync(spec)));
    changes.addAll(all(OperationPlan::dropFirst));
    List<Change> declared = all(OperationPlan::drop);
    declared.stream().filter(Change.DropColumn.class::isInstance).forEach(changes::add);
    declared.stream().filter(it -> !(it instanceof Change.DropColumn)).forEach(changes::add);
    return changes;
  }

  private Map<String, String> merged(Function<OperationPlan, Map<String, String>> part) {
    Map<String, String> names = new LinkedHashMap<>();
    operations.forEach(plan -> names.putAll(part.apply(plan)));
    return names;
  }
}
