package dev.bellows.examples.shop;

import dev.bellows.examples.shop.application.Measurements;
import dev.bellows.examples.shop.application.ShopApplication;
import java.sql.SQLException;
import java.time.Duration;

/** The whole life of the migration on a loaded shop, from the first request to the figures. */
final class Story {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WARM_UP_REQUESTS = 800;
  private static final int BASELINE_REQUESTS = 2_000;

  private final Narration narration;
  private final ShopDatabase shop;
  private final CommandLine bellows;

  Story(Narration narration, ShopDatabase shop, CommandLine bellows) {
    this.narration = narration;
    this.shop = shop;
    this.bellows = bellows;
  }

  /**
   * @param ending what to end when it is interrupted
   * @param begun when the demonstration began, as {@link System#nanoTime()}
   */
  void tell(long begun, Ending ending) throws SQLException {
    Measurements measurements = new Measurements(Figures.WARM_UP, System.out);
    narration.chapter("The shop serves requests");
    try (LockWatch locks = new LockWatch(shop.connectAsSuperuser())) {
      Deployment deployment = ending.add(Deployment.start(shop, measurements));
      Stage stage = new Stage(narration, shop, bellows, deployment, measurements);
      measureBaseline(stage);
      Filling.Result filling = new Filling(stage).play();
      new Moving(stage).play();
      new Contracting(stage).play();
      deployment.close();
      conclude(stage, filling, locks, begun);
    }
  }

  private void measureBaseline(Stage stage) throws SQLException {
    narration.say(
        "an instance of the old version and one of the new, %d requests/s each, half of them transactions"
            .formatted(ShopApplication.REQUESTS_PER_SECOND));
    narration.say("every answer is compared with what was last written, whoever wrote it");
    awaitRequests(stage, WARM_UP_REQUESTS);
    stage.measurements().begin(Figures.BEFORE);
    awaitRequests(stage, BASELINE_REQUESTS);
    stage.requireNoFailedRequest();
  }

  private static void awaitRequests(Stage stage, int more) throws SQLException {
    long before = stage.measurements().served();
    Waiting.until(
        more + " requests", PATIENCE, () -> stage.measurements().served() >= before + more);
  }

  private void conclude(Stage stage, Filling.Result filling, LockWatch locks, long begun)
      throws SQLException {
    long rows = (long) shop.number("SELECT count(*) FROM customers");
    narration.chapter("What was measured");
    Figures figures = new Figures(narration);
    figures.print(stage.measurements());
    figures.print("requests served", "%,d".formatted(stage.measurements().served()));
    figures.print("requests failed", "%,d".formatted(stage.measurements().failed()));
    figures.print(
        "names read and found as last written", "%,d".formatted(stage.deployment().checks()));
    figures.print("rows", "%,d".formatted(rows));
    figures.print("mismatches", "%,d".formatted(filling.contradictions()));
    figures.print(
        "backfill",
        "%s, with the kill at %.0f %% and two starts: %,.0f rows/s"
            .formatted(
                Figures.seconds(filling.filling()),
                filling.progressAtTheKill() * 100,
                rows * 1e9 / filling.filling().toNanos()));
    figures.print(
        "longest lock of Bellows that stops requests",
        "%s, by looks at most %s apart"
            .formatted(
                Figures.milliseconds(locks.longest()), Figures.milliseconds(locks.longestGap())));
    figures.print(
        "everything together", Figures.seconds(Duration.ofNanos(System.nanoTime() - begun)));
    if (filling.contradictions() > 0) {
      throw new DemoFailed("%d rows differ".formatted(filling.contradictions()));
    }
    stage.requireNoFailedRequest();
  }
}
