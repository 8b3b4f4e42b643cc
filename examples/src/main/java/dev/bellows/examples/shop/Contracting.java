package dev.bellows.examples.shop;

import java.sql.SQLException;
import java.time.Duration;

/** The chapters in which the evidence passes and the old column goes. */
final class Contracting {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Stage stage;

  Contracting(Stage stage) {
    this.stage = stage;
  }

  void play() throws SQLException {
    stage.chapter("Evidence: what must be proven before anything is removed", "evidence");
    stage.bellows("verify");
    stage.bellows("review", "--approve");
    stage.narration().say("waiting for the evidence windows to fill …");
    Waiting.until(
        "the evidence passes",
        PATIENCE,
        () -> stage.bellows().ask(Stage.words("evidence")).exitCode() == 0);
    stage.bellows("evidence");

    stage.chapter("Contract: quarantine, soak, drop", "contract");
    stage.bellows().run(Stage.words("contract"));
    requireState("QUARANTINED");
    stage.narration().say("waiting for the soak to end …");
    Waiting.until("the soak has passed", PATIENCE, this::soaked);
    stage.bellows("contract");
    requireState("CONTRACTED");
    stage.narration().say("columns of customers now: " + columns());
    stage.measurements().begin(Figures.AFTER);
    int servedBefore = (int) stage.measurements().served();
    Waiting.until(
        "requests after the contract",
        PATIENCE,
        () -> stage.measurements().served() > servedBefore + 800);
    stage.requireNoFailedRequest();
  }

  private boolean soaked() throws SQLException {
    return stage
            .shop()
            .number(
                "SELECT count(*) FROM bellows.migration WHERE quarantined_at + interval '3 seconds' < now()")
        > 0;
  }

  private void requireState(String state) {
    String actual =
        stage.bellows().ask(Stage.words("status")).document().path("state").asText("unknown");
    if (!actual.equals(state)) {
      throw new DemoFailed("the migration is %s, not %s".formatted(actual, state));
    }
  }

  private String columns() throws SQLException {
    return stage
        .shop()
        .text(
            """
            SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute
            WHERE attrelid = 'customers'::regclass AND attnum > 0 AND NOT attisdropped
            """);
  }
}
