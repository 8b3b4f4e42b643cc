package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.preflight.Preflight;
import java.util.List;

/** What a migration will do. */
public final class PlanView {

  /** How much of a long statement is shown to a person. */
  public enum Length {
    SHORTENED,
    FULL
  }

  private PlanView() {}

  /** A plan just made. */
  public static Answer of(Preflight.Report report, Length length) {
    return answer(Planned.of(report.plan(), report.tables()), length);
  }

  /** The plan that rules since the expand. */
  public static Answer of(MigrationRecord record, List<Step> steps, Length length) {
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
            List.of());
    return answer(planned, length);
  }

  private static Answer answer(Planned planned, Length length) {
    return Answer.done(
        () -> PlanDocument.of(planned), style -> new PlanText(planned, style, length).lines());
  }
}
