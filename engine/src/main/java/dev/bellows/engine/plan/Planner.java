package dev.bellows.engine.plan;

import dev.bellows.engine.plan.Plan.Warning;
import dev.bellows.engine.plan.operation.OperationPlan;
import dev.bellows.engine.plan.operation.OperationPlans;
import dev.bellows.engine.plan.operation.Owned;
import dev.bellows.engine.plan.operation.PlanContext;
import dev.bellows.engine.spi.Dialect;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Migration;
import dev.bellows.model.Operation;
import dev.bellows.model.SwitchMode;
import dev.bellows.model.TableName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plans a migration: a pure function of the migration, its declaration's text and the snapshot.
 * Uses only the dialect's writers, which hold no state.
 */
public final class Planner {

  private final Dialect dialect;

  public Planner(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * What a plan is made for.
   *
   * @param declaration the part of the file that the hash covers, as canonical text
   * @param leftovers of an earlier run of the migration
   */
  public record Input(
      Migration migration, String declaration, Snapshot snapshot, Leftovers leftovers) {}

  /**
   * Plans.
   *
   * @throws dev.bellows.engine.failure.BellowsException where the operations do not fit the tables
   */
  public Plan plan(Input input) {
    Migration migration = input.migration();
    SwitchMode mode = SwitchModes.of(migration);
    List<TablePlan> tables = tables(input);
    List<Step> steps = new StepWriter(dialect, migration.backfill().order()).write(tables);
    List<OperationPlan> all = tables.stream().flatMap(it -> it.operations().stream()).toList();
    return new Plan(
        migration.name(),
        input.declaration(),
        PlanHash.of(input.declaration(), steps),
        input.snapshot().server(),
        mode,
        claims(all),
        evidence(all),
        false,
        all.stream().anyMatch(plan -> oneWay(plan.rule())),
        warnings(all),
        steps);
  }

  /** The sync of each table while old rules. */
  public Map<TableName, SyncSpec> syncs(Input input) {
    Map<TableName, SyncSpec> syncs = new LinkedHashMap<>();
    for (TablePlan table : tables(input)) {
      table.sync().ifPresent(spec -> syncs.put(table.table().name(), spec));
    }
    return syncs;
  }

  private List<TablePlan> tables(Input input) {
    Migration migration = input.migration();
    Owned owned = Owned.by(migration, input.snapshot());
    PlanContext context =
        new PlanContext(migration, input.snapshot(), dialect.ddl(), owned, input.leftovers());
    Map<TableName, List<OperationPlan>> byTable = new LinkedHashMap<>();
    for (Operation operation : migration.operations()) {
      OperationPlan plan = OperationPlans.of(context, operation);
      byTable.computeIfAbsent(plan.table(), key -> new ArrayList<>()).add(plan);
    }
    List<TablePlan> tables = new ArrayList<>();
    byTable.forEach(
        (table, plans) -> tables.add(new TablePlan(migration, context.table(table), plans)));
    for (TablePlan table : tables) {
      table.requirePossible();
      new NewNames(input.snapshot(), table).requirePossible();
    }
    return tables;
  }

  private static boolean oneWay(@org.jspecify.annotations.Nullable SyncRule rule) {
    return rule instanceof SyncRule.TwoSided sides && sides.oneWay();
  }

  private static List<TableName> claims(List<OperationPlan> plans) {
    Set<TableName> claims = new LinkedHashSet<>();
    plans.forEach(plan -> claims.addAll(plan.claims()));
    return List.copyOf(claims);
  }

  private static Set<EvidenceKind> evidence(List<OperationPlan> plans) {
    Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
    plans.forEach(plan -> kinds.addAll(plan.evidence()));
    return kinds;
  }

  private static List<Warning> warnings(List<OperationPlan> plans) {
    List<Warning> warnings = new ArrayList<>();
    for (OperationPlan plan : plans) {
      warnings.addAll(plan.warnings());
      if (oneWay(plan.rule())) {
        warnings.add(
            new Warning(
                "plan.one-way",
                "there is no 'down' for a change of %s: after the switch the old side is not kept up to date, so that going back loses what was written since. 'switch' asks for --accept-one-way"
                    .formatted(plan.table())));
      }
      if (plan.rule() instanceof SyncRule.TwoSided sides && !sides.oneWay() && !sides.isRename()) {
        warnings.add(downMayFail(plan, sides));
      }
    }
    return warnings;
  }

  private static Warning downMayFail(OperationPlan plan, SyncRule.TwoSided sides) {
    String old =
        sides.oldSide().stream()
            .map(column -> column.name() + " " + column.type())
            .collect(Collectors.joining(", "));
    return new Warning(
        "plan.down-may-fail",
        "until the drop every row must fit the old side of %s too (%s): a statement of the new version that writes a value which 'down' cannot turn into it, such as one out of range, fails"
            .formatted(plan.table(), old));
  }
}
