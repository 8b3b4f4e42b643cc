package dev.bellows.engine.switching;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.lifecycle.PhaseRun;
import dev.bellows.engine.plan.Naming;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.spi.Ddl;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.model.State;
import java.sql.SQLException;

/** Rows whose old side was not kept up to date, where there is no way back for the data. */
final class StaleRows {

  private final PhaseRun run;

  StaleRows(PhaseRun run) {
    this.run = run;
  }

  /**
   * Counts them by the comparison that held while old ruled.
   *
   * @throws BellowsException {@code switch.data-loss} (exit 3)
   */
  void requireNone(Switch.Accept accept) throws SQLException {
    if (!run.record().oneWay()) {
      return;
    }
    if (accept == Switch.Accept.DATA_LOSS) {
      Switch.accepted(
          run, "data loss: the old side misses what was written to the new one since the switch");
      return;
    }
    long stale = 0;
    for (Step.Reconcile step : Naming.reconciliations(run.steps(), State.VERIFIED)) {
      stale += count(step.rows());
    }
    throw BellowsException.refused(
            "switch.data-loss",
            "migration '%s' has no 'down': readers of the old side would miss what was written to the new one since the switch (%d rows differ). Readers stay where they are; --accept-data-loss moves them all the same"
                .formatted(run.name(), stale))
        .with("rows", stale);
  }

  private long count(RowProgram rows) throws SQLException {
    Ddl ddl = run.attempt().database().dialect().ddl();
    String table =
        ddl.quote(String.valueOf(rows.table().schema())) + "." + ddl.quote(rows.table().name());
    String count = "SELECT count(*) FROM " + table + " WHERE NOT (" + rows.consistent() + ")";
    return run.attempt().read(it -> Sql.one(it, count, row -> row.getLong(1)));
  }
}
