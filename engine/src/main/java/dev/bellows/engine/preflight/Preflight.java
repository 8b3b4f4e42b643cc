package dev.bellows.engine.preflight;

import dev.bellows.engine.Declarations;
import dev.bellows.engine.database.Database;
import dev.bellows.engine.plan.Leftovers;
import dev.bellows.engine.plan.Plan;
import dev.bellows.engine.plan.Plan.Warning;
import dev.bellows.engine.plan.Planner;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.model.Migration;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans a migration against a real server, and finds out what a person has to know first. */
public final class Preflight {

  private final Database database;
  private final Declarations declarations;

  public Preflight(Database database, Declarations declarations) {
    this.database = database;
    this.declarations = declarations;
  }

  /**
   * A plan and what it means for the tables.
   *
   * @param tables one for each table that is changed
   */
  public record Report(Plan plan, List<TableReport> tables) {}

  /**
   * Looks, and changes nothing.
   *
   * @param leftovers of an earlier run of the migration
   */
  public Report look(Connection connection, Migration migration, Leftovers leftovers)
      throws SQLException {
    CatalogSnapshot snapshot = new CatalogSnapshot(database, connection);
    Planner planner = new Planner(database.dialect());
    Planner.Input input =
        new Planner.Input(migration, declarations.declaration(migration), snapshot, leftovers);
    Plan plan = planner.plan(input);
    List<Warning> warnings = new ArrayList<>(plan.warnings());
    List<TableReport> tables = new ArrayList<>();
    TableLook look = new TableLook(database, connection, migration, plan);
    Map<TableName, SyncSpec> syncs = planner.syncs(input);
    boolean lossy = false;
    for (TableName name : changed(plan)) {
      Table table = snapshot.table(name);
      TableLook.Found found = look.at(table, Optional.ofNullable(syncs.get(name)));
      warnings.addAll(found.warnings());
      tables.add(found.report());
      lossy |= found.report().isLossy();
    }
    return new Report(withFindings(plan, lossy, warnings), tables);
  }

  private static Set<TableName> changed(Plan plan) {
    Set<TableName> names = new java.util.LinkedHashSet<>();
    plan.steps().forEach(step -> names.add(step.table()));
    return names;
  }

  private static Plan withFindings(Plan plan, boolean lossy, List<Warning> warnings) {
    return new Plan(
        plan.name(),
        plan.declaration(),
        plan.hash(),
        plan.server(),
        plan.switchMode(),
        plan.claims(),
        plan.evidence(),
        lossy,
        plan.oneWay(),
        List.copyOf(warnings),
        plan.steps());
  }
}
