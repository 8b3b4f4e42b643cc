package dev.bellows.examples.shop;

import java.sql.SQLException;
import java.time.Duration;

/** The chapters in which the readers move to the new columns, back, and forward again. */
final class Moving {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int READS_TO_MEASURE = 100;

  private final Stage stage;

  Moving(Stage stage) {
    this.stage = stage;
  }

  void play() throws SQLException {
    stage.chapter("Switch: the new version's readers move, a share at a time", "switch");
    for (String percent : new String[] {"10", "50"}) {
      stage.bellows("switch", "--reads", "new", "--percent", percent);
      sayMeasuredShare();
    }
    stage.bellows("switch", "--reads", "new", "--percent", "100");
    stage.narration().say("nothing may be removed yet, and the evidence says why:");
    stage.bellows().expect(3, Stage.words("evidence"));
    sayMeasuredShare();
    stage.deployment().replaceOldVersion();
    stage.narration().say("deployed: the old version's instance is replaced by a second new one");
    stage.requireNoFailedRequest();

    stage.chapter("Rollback: back to the old readers, and forward again", "rollback");
    stage.bellows("switch", "--reads", "old");
    sayMeasuredShare();
    stage.bellows("switch", "--reads", "new", "--percent", "100");
    sayMeasuredShare();
    stage.requireNoFailedRequest();
  }

  /** Measures by what the clients report after all have taken the flag over. */
  private void sayMeasuredShare() throws SQLException {
    Waiting.until("every instance follows the flag", PATIENCE, this::everyInstanceFollows);
    double overtaken = lastReport();
    // a client's report may hold reads from before it took the flag over: skip the next of each
    Waiting.until("reports", PATIENCE, () -> instancesSince(overtaken) >= instances());
    double from = lastReport();
    Waiting.until("reads", PATIENCE, () -> readsSince(from, "READ_%") >= READS_TO_MEASURE);
    double all = readsSince(from, "READ_%");
    stage
        .narration()
        .say(
            "measured: %.0f %% of %.0f reads of the new version use the new columns"
                .formatted(100 * readsSince(from, "READ_NEW") / all, all));
  }

  private boolean everyInstanceFollows() throws SQLException {
    return number(
            """
            SELECT count(*) FROM bellows.client c JOIN bellows.flag f USING (migration)
            WHERE c.flag_version <> f.version
            """)
        == 0;
  }

  private double instances() throws SQLException {
    return number("SELECT count(*) FROM bellows.client");
  }

  private double lastReport() throws SQLException {
    return number("SELECT max(id) FROM bellows.usage");
  }

  private double instancesSince(double report) throws SQLException {
    return number(
        "SELECT count(DISTINCT instance) FROM bellows.usage WHERE source = 'client' AND id > %.0f"
            .formatted(report));
  }

  private double readsSince(double report, String kind) throws SQLException {
    return number(
        "SELECT sum(count) FROM bellows.usage WHERE source = 'client' AND id > %.0f AND kind LIKE '%s'"
            .formatted(report, kind));
  }

  private double number(String query) throws SQLException {
    return stage.shop().number(query);
  }
}
