package dev.bellows.examples.shop;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The chapters from the plan to the proof that both sides are equal. */
final class Filling {
  private static final double KILL_AT = 0.4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Stage stage;

  Filling(Stage stage) {
    this.stage = stage;
  }

  /**
   * What the chapters measured.
   *
   * @param filling how long the two processes of the backfill ran, starts included
   */
  record Result(Duration filling, double progressAtTheKill, long contradictions) {}

  Result play() throws SQLException {
    stage.chapter("Plan: what will happen, before anything does", "plan");
    stage.bellows().expect(0, "init");
    stage.shop().admitClient();
    showPlan();

    stage.chapter("Expand: new columns, and triggers that keep both sides equal", "expand");
    stage.bellows("expand");

    stage.chapter("Backfill: killed in the middle, and run again", "backfill");
    long begun = System.nanoTime();
    double progress = backfillKilledOnTheWay();
    stage.bellows("backfill");
    Duration filling = Duration.ofNanos(System.nanoTime() - begun);

    stage.chapter("Verify: every row, both sides", "verify");
    stage.bellows("verify");
    long contradictions = stage.contradictions();
    stage
        .narration()
        .say("counted once more, by a query of the demo: %d rows differ".formatted(contradictions));
    stage.requireNoFailedRequest();
    return new Result(filling, progress, contradictions);
  }

  private void showPlan() {
    stage.narration().command(List.of(Stage.words("plan", "--output", "json")));
    CommandLine.Answer plan = stage.bellows().ask(Stage.words("plan"));
    if (plan.exitCode() != 0) {
      throw new DemoFailed("no plan: " + plan.document());
    }
    stage.narration().say("in short; as text it shows all SQL, sizes, time and the way back, too");
    new PlanTable(stage.narration()).print(plan.document());
  }

  private double backfillKilledOnTheWay() throws SQLException {
    Process backfill = stage.bellows().start(Stage.words("backfill"));
    Waiting.until(
        "backfill at %.0f %%".formatted(KILL_AT * 100),
        PATIENCE,
        () -> progress() >= KILL_AT || !backfill.isAlive());
    if (!backfill.isAlive()) {
      throw new DemoFailed(
          "the backfill ended (%d) before it could be killed".formatted(backfill.exitValue()));
    }
    backfill.destroyForcibly();
    CommandLine.exitCode(backfill, List.of("backfill"));
    double progress = progress();
    stage.narration().print("");
    stage
        .narration()
        .say(
            "kill -9 %d: the process is gone at %.0f %%".formatted(backfill.pid(), progress * 100));
    return progress;
  }

  private double progress() throws SQLException {
    return stage
        .shop()
        .number(
            "SELECT progress FROM bellows.sweep WHERE purpose = 'FILL' ORDER BY changed_at DESC LIMIT 1");
  }
}
