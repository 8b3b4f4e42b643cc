package dev.bellows.engine.preflight;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.plan.Plan;
import dev.bellows.engine.plan.Plan.Warning;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.schema.Dependent;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.schema.Trigger;
import dev.bellows.engine.spi.Catalog;
import dev.bellows.engine.spi.Catalog.Lossy;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at one table for what planning alone cannot know: its data, its dependents, its triggers.
 */
final class TableLook {

  private final Database database;
  private final Connection connection;
  private final Catalog catalog;

  TableLook(Database database, Connection connection) {
    this.database = database;
    this.connection = connection;
    this.catalog = database.dialect().catalog();
  }

  /** What was found. */
  record Found(TableReport report, List<Warning> warnings) {}

  Found at(Table table, Plan plan, Map<TableName, SyncSpec> syncs) throws SQLException {
    List<Warning> warnings = new ArrayList<>();
    Optional<SyncSpec> sync = Optional.ofNullable(syncs.get(table.name()));
    List<Dependent> dependents = dependents(table, sync, warnings);
    triggers(table, plan, warnings);
    long lossy = sync.isPresent() ? lossy(table, sync.get(), warnings) : 0;
    Estimate estimate = new Estimate(table, plan);
    return new Found(
        new TableReport(
            table.name(),
            table.size().rows(),
            table.size().heapBytes(),
            table.size().indexBytes(),
            estimate.peakBytes(),
            estimate.walBytes(),
            estimate.sweep(),
            dependents,
            lossy),
        warnings);
  }

  private List<Dependent> dependents(Table table, Optional<SyncSpec> sync, List<Warning> warnings)
      throws SQLException {
    List<String> columns = sync.map(TableLook::oldColumns).orElse(List.of());
    List<Dependent> found =
        table.dependents().stream().filter(it -> columns.contains(it.column())).toList();
    if (!found.isEmpty()) {
      warnings.add(
          new Warning(
              "plan.dependents",
              "%d objects read the old side of %s: %s. Those that are views, functions, policies, publications, generated columns or foreign keys have to move before the contract"
                  .formatted(
                      found.size(),
                      table.name(),
                      String.join(
                          ", ", found.stream().map(it -> it.kind() + " " + it.name()).toList()))));
    }
    List<String> stars =
        columns.isEmpty() ? List.of() : catalog.starStatements(connection, table.name());
    if (!stars.isEmpty()) {
      warnings.add(
          new Warning(
              "plan.star-statements",
              "statements that read every column of %s see the new ones too; prepared ones inside a transaction may fail once with 'cached plan must not change result type': %s"
                  .formatted(table.name(), String.join(" | ", stars))));
    }
    return found;
  }

  private static List<String> oldColumns(SyncSpec sync) {
    List<String> columns = new ArrayList<>();
    for (SyncRule rule : sync.rules()) {
      if (rule instanceof SyncRule.TwoSided sides) {
        sides.oldSide().forEach(column -> columns.add(column.physical()));
      } else if (rule instanceof SyncRule.Omitted omitted) {
        columns.add(omitted.column().physical());
      }
    }
    return columns;
  }

  private static void triggers(Table table, Plan plan, List<Warning> warnings) {
    boolean sweeps =
        plan.steps().stream()
            .anyMatch(step -> step instanceof Step.Sweep && step.table().equals(table.name()));
    List<String> fired =
        table.triggers().stream()
            .filter(Trigger::firesOnUpdate)
            .map(trigger -> trigger.name() + " (" + trigger.function() + ")")
            .toList();
    if (sweeps && !fired.isEmpty()) {
      warnings.add(
          new Warning(
              "plan.user-triggers",
              "the backfill updates every row of %s and fires these triggers for each: %s"
                  .formatted(table.name(), String.join(", ", fired))));
    }
  }

  private long lossy(Table table, SyncSpec sync, List<Warning> warnings) throws SQLException {
    Optional<String> nothing = database.dialect().sync().downOfNothing(sync);
    if (nothing.isPresent() && Sql.ask(connection, nothing.get())) {
      warnings.add(
          new Warning(
              "plan.down-of-nothing",
              "'down' makes a value of a row of %s whose new columns are all NULL; such a row counts as not filled"
                  .formatted(table.name())));
    }
    Optional<String> roundTrip = database.dialect().sync().roundTrip(sync);
    if (roundTrip.isEmpty()) {
      return 0;
    }
    Lossy lossy = catalog.lossy(connection, table, roundTrip.get());
    if (lossy.looked() == 0 && table.size().rows() > 0) {
      warnings.add(
          new Warning(
              "plan.lossy-unknown",
              "no row of %s could be looked at in time: whether rows come back after 'up' and 'down' is not known"
                  .formatted(table.name())));
    }
    if (lossy.lossy() > 0) {
      warnings.add(
          new Warning(
              "plan.lossy",
              "%d of %d rows of %s do not come back after 'up' and 'down', for example %s; expand asks for --accept-lossy"
                  .formatted(
                      lossy.lossy(),
                      lossy.looked(),
                      table.name(),
                      String.join("; ", lossy.keys()))));
    }
    return lossy.lossy();
  }
}
