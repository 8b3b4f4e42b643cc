package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.preflight.Preflight;
import dev.bellows.model.Migration;
import java.util.List;

/** What a migration will do. */
public final class PlanView {

  private PlanView() {}

  /** A plan just made. */
  public static Answer of(Preflight.Report report, Migration migration, Length length) {
    return answer(Planned.of(report.plan(), report.tables(), migration), length);
  }

  /** The plan that rules since the expand. */
  public static Answer ofJournal(
      MigrationRecord record, List<Step> steps, Migration migration, Length length) {
    Planned planned =
        new Planned(
            record.name(),
            record.state(),
            record.planHash(),
            null,
            record.switchMode(),
            record.lossy(),
            record.oneWay(),
            List.of(),
            steps,
            List.of(),
            migration.rollback());
    return answer(planned, length);
  }

  private static Answer answer(Planned planned, Length length) {
    return Answer.done(
        () -> PlanDocument.of(planned), style -> new PlanText(planned, style, length).lines());
  }
}
