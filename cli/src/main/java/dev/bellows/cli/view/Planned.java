package dev.bellows.cli.view;

import dev.bellows.engine.plan.Plan;
import dev.bellows.engine.plan.Plan.Warning;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.preflight.TableReport;
import dev.bellows.engine.schema.Server;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import dev.bellows.model.State;
import dev.bellows.model.SwitchMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan to be shown: one just made, or the journalled one.
 *
 * @param server null for a journalled plan
 * @param tables none for a journalled plan, whose tables are under way
 */
record Planned(
    MigrationName name,
    State state,
    String hash,
    @Nullable Server server,
    SwitchMode switchMode,
    boolean lossy,
    boolean oneWay,
    List<Warning> warnings,
    List<Step> steps,
    List<TableReport> tables,
    Migration.Rollback rollback) {

  static Planned of(Plan plan, List<TableReport> tables, Migration migration) {
    return new Planned(
        plan.name(),
        State.PLANNED,
        plan.hash(),
        plan.server(),
        plan.switchMode(),
        plan.lossy(),
        plan.oneWay(),
        plan.warnings(),
        plan.steps(),
        tables,
        migration.rollback());
  }
}
