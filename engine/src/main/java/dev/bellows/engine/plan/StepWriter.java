package dev.bellows.engine.plan;

import dev.bellows.engine.plan.Step.TakeBack;
import dev.bellows.engine.plan.operation.OperationPlan;
import dev.bellows.engine.plan.operation.OperationPlan.OldThing;
import dev.bellows.engine.plan.operation.OperationPlan.Violation;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.spi.Ddl;
import dev.bellows.engine.spi.Dialect;
import dev.bellows.engine.spi.Impact;
import dev.bellows.engine.spi.Script;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.model.SweepOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the steps of all tables, stage by stage. */
final class StepWriter {

  private static final int SAMPLES = 10;
  private static final Impact NO_LOCK = new Impact("no table lock", Impact.Blocks.NOTHING, false);
  private static final TakeBack NOTHING_TO_TAKE_BACK =
      new TakeBack("nothing", NO_LOCK, Scan.NONE, "", Script.NOTHING);

  private final Dialect dialect;
  private final SweepOrder order;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Stage, Integer> numbers = new EnumMap<>(Stage.class);

  StepWriter(Dialect dialect, SweepOrder order) {
    this.dialect = dialect;
    this.order = order;
  }

  List<Step> write(List<TablePlan> tables) {
    tables.forEach(this::expand);
    tables.forEach(this::fill);
    tables.forEach(table -> alone(Stage.INDEX, table, OperationPlan::index));
    tables.forEach(this::verify);
    switching(tables);
    tables.forEach(table -> alone(Stage.CONSTRAIN, table, OperationPlan::constrain));
    quarantine(tables);
    tables.forEach(this::drop);
    return List.copyOf(steps);
  }

  private void expand(TablePlan table) {
    List<Change> changes = table.all(OperationPlan::expand);
    table.sync().ifPresent(spec -> changes.add(new Change.InstallSync(spec)));
    ddl(Stage.EXPAND, table, changes);
    alone(Stage.EXPAND, table, OperationPlan::build);
  }

  private void fill(TablePlan table) {
    table
        .sync()
        .flatMap(spec -> dialect.sync().rows(spec))
        .ifPresent(
            rows ->
                steps.add(
                    new Step.Sweep(
                        id(Stage.FILL),
                        "fill %s of %s in every row"
                            .formatted(
                                String.join(", ", rows.fill().keySet()), table.table().name()),
                        rows,
                        order,
                        table.table().size(),
                        dialect.sweeps().fillExample(rows))));
  }

  private void verify(TablePlan table) {
    table.sync().ifPresent(spec -> reconcile(spec, Stage.EXPAND));
    table.switched().ifPresent(spec -> reconcile(spec, Stage.SWITCH));
    if (!table.quarantine().isEmpty()) {
      table.quarantined().ifPresent(spec -> reconcile(spec, Stage.QUARANTINE));
    }
    for (OperationPlan operation : table.operations()) {
      for (Violation violation : operation.violations()) {
        count(table, violation, violation.from(), Stage.EXPAND);
        count(table, violation, violation.fromSwitched(), Stage.SWITCH);
      }
      operation.old().forEach(old -> inspect(table, old));
    }
  }

  private void inspect(TablePlan table, OldThing old) {
    inspect(table, old, old.name(), Stage.EXPAND);
    inspect(table, old, old.hidden(), old.hiddenFrom());
  }

  private void inspect(TablePlan table, OldThing old, String name, Stage naming) {
    steps.add(
        new Step.Inspect(
            id(Stage.RECONCILE),
            table.table().name(),
            "look for what still uses %s %s"
                .formatted(old.target().name().toLowerCase(Locale.ROOT), old.name()),
            old.target(),
            name,
            naming));
  }

  private void reconcile(SyncSpec spec, Stage naming) {
    dialect
        .sync()
        .rows(spec)
        .ifPresent(
            rows ->
                steps.add(
                    new Step.Reconcile(
                        id(Stage.RECONCILE),
                        "compare every row of %s".formatted(spec.table()),
                        rows,
                        naming,
                        dialect.sweeps().compareExample(rows))));
  }

  private void count(TablePlan table, Violation violation, String from, Stage naming) {
    steps.add(
        new Step.Count(
            id(Stage.RECONCILE),
            table.table().name(),
            "count " + violation.what(),
            "SELECT count(*) FROM " + from,
            "SELECT concat_ws(', ', %s) FROM %s LIMIT %d"
                .formatted(violation.sampleColumns(), from, SAMPLES),
            naming));
  }

  /** All tables at one moment: a swap is all or nothing. */
  private void switching(List<TablePlan> tables) {
    List<Change> changes = new ArrayList<>();
    for (TablePlan table : tables) {
      changes.addAll(renames(table, table.swap()));
      table
          .sync()
          .ifPresent(
              spec -> changes.add(new Change.ReplaceSync(spec, table.switched().orElseThrow())));
      changes.addAll(table.all(OperationPlan::swapAlso));
    }
    if (!changes.isEmpty()) {
      ddl(Stage.SWITCH, tables.get(0), changes);
    }
  }

  private void quarantine(List<TablePlan> tables) {
    List<Change> changes = new ArrayList<>();
    for (TablePlan table : tables) {
      if (!table.quarantine().isEmpty()) {
        changes.addAll(renames(table, table.quarantine()));
        changes.add(
            new Change.ReplaceSync(
                table.switched().orElseThrow(), table.quarantined().orElseThrow()));
      }
    }
    if (!changes.isEmpty()) {
      ddl(Stage.QUARANTINE, tables.get(0), changes);
    } else if (tables.stream().anyMatch(TablePlan::swapsColumns)) {
      TablePlan table = tables.get(0);
      steps.add(
          new Step.Ddl(
              id(Stage.QUARANTINE),
              Stage.QUARANTINE,
              table.table().name(),
              "nothing to do: the old columns lost their names at the swap",
              NO_LOCK,
              Scan.NONE,
              List.of(),
              Script.NOTHING,
              NOTHING_TO_TAKE_BACK));
    }
  }

  private void drop(TablePlan table) {
    ddl(Stage.DROP, table, table.drop());
    alone(Stage.DROP, table, OperationPlan::dropAlone);
  }

  private static List<Change> renames(TablePlan table, Map<String, String> names) {
    List<Change> changes = new ArrayList<>();
    names.forEach(
        (from, to) -> changes.add(new Change.RenameColumn(table.table().name(), from, to)));
    return changes;
  }

  private void alone(Stage stage, TablePlan table, Function<OperationPlan, List<Change>> part) {
    table.all(part).forEach(change -> ddl(stage, table, List.of(change)));
  }

  private void ddl(Stage stage, TablePlan table, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Ddl.Written written = dialect.ddl().write(changes);
    steps.add(
        new Step.Ddl(
            id(stage),
            stage,
            table.table().name(),
            Summary.of(changes),
            written.impact(),
            Scan.of(changes),
            adds(changes),
            written.apply(),
            takeBack(changes, written)));
  }

  private static @Nullable TakeBack takeBack(List<Change> changes, Ddl.Written written) {
    Script undo = written.undo();
    return undo == null
        ? null
        : new TakeBack(
            UndoSummary.of(changes),
            written.undoImpact(),
            Scan.ofUndo(changes),
            UndoSummary.loses(changes),
            undo);
  }

  private static List<String> adds(List<Change> changes) {
    return changes.stream()
        .filter(Change.AddColumn.class::isInstance)
        .map(change -> ((Change.AddColumn) change).name())
        .toList();
  }

  private String id(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT) + "-" + numbers.merge(stage, 1, Integer::sum);
  }
}
