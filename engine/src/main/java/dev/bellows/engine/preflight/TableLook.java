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
import dev.bellows.model.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at one table for what planning alone cannot know: its data, its dependents, its triggers.
 */
final class TableLook {

  private final Database database;
  private final Connection connection;
  private final Migration migration;
  private final Plan plan;

  TableLook(Database database, Connection connection, Migration migration, Plan plan) {
    this.database = database;
    this.connection = connection;
    this.migration = migration;
    this.plan = plan;
  }

  /** What was found. */
  record Found(TableReport report, List<Warning> warnings) {}

  Found at(Table table, Optional<SyncSpec> sync) throws SQLException {
    TableWarnings warnings = new TableWarnings(table.name());
    List<Dependent> dependents = dependents(table, sync);
    warnings.dependents(dependents, plan.switchMode());
    List<Trigger> triggers = triggers(table);
    warnings.sweep(sweptColumns(table), triggers);
    Optional<Lossy> lossy =
        sync.isPresent() ? lossy(table, sync.get(), warnings) : Optional.empty();
    Optional<List<String>> stars = Optional.empty();
    if (changesColumns(table, sync)) {
      stars = database.dialect().catalog().starStatements(connection, table.name());
      warnings.stars(stars);
    }
    Estimate estimate = new Estimate(table, plan, migration.backfill().rowsPerSecond());
    return new Found(
        new TableReport(
            table.name(), table.size(), estimate.cost(), dependents, triggers, lossy, stars),
        warnings.all());
  }

  private static List<Dependent> dependents(Table table, Optional<SyncSpec> sync) {
    List<String> columns = sync.map(TableLook::oldColumns).orElse(List.of());
    return table.dependents().stream().filter(it -> columns.contains(it.column())).toList();
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

  private boolean changesColumns(Table table, Optional<SyncSpec> sync) {
    return sync.map(TableLook::oldColumns).filter(it -> !it.isEmpty()).isPresent()
        || plan.steps().stream()
            .filter(step -> step.table().equals(table.name()))
            .anyMatch(step -> step instanceof Step.Ddl ddl && !ddl.adds().isEmpty());
  }

  private Set<String> sweptColumns(Table table) {
    Set<String> columns = new LinkedHashSet<>();
    for (Step step : plan.steps()) {
      if (step instanceof Step.Sweep sweep && sweep.table().equals(table.name())) {
        columns.addAll(sweep.rows().fill().keySet());
      }
    }
    return columns;
  }

  private List<Trigger> triggers(Table table) {
    Set<String> swept = sweptColumns(table);
    return swept.isEmpty()
        ? List.of()
        : table.triggers().stream().filter(trigger -> trigger.firesOnUpdateOf(swept)).toList();
  }

  private Optional<Lossy> lossy(Table table, SyncSpec sync, TableWarnings warnings)
      throws SQLException {
    Optional<String> nothing = database.dialect().sync().downOfNothing(sync);
    if (nothing.isPresent() && Sql.ask(connection, nothing.get())) {
      warnings.downOfNothing();
    }
    Optional<String> roundTrip = database.dialect().sync().roundTrip(sync);
    if (roundTrip.isEmpty()) {
      return Optional.empty();
    }
    Catalog catalog = database.dialect().catalog();
    Lossy lossy = catalog.lossy(connection, table, roundTrip.get());
    warnings.lossy(lossy, table.size());
    return Optional.of(lossy);
  }
}
