package dev.bellows.conformance;

import dev.bellows.conformance.Life.Terms;
import dev.bellows.testkit.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The points between the steps of a scenario, as a life on a database of its own passes them. */
final class StepBoundaries {

  private final List<String> passed = new ArrayList<>();
  private final Map<String, List<String>> byCommand = new LinkedHashMap<>();
  private final Life life;

  private StepBoundaries(Database model, Scenario scenario) throws SQLException {
    model.execute(scenario.schema().toArray(String[]::new));
    this.life =
        Life.of(
            Terms.on(model).seam(passed::add),
            Declared.withShortWindows(scenario.name(), scenario.migration()));
    life.bellows().init();
  }

  /** The points of each command from expand to contract, in order. */
  static Map<String, List<String>> forward(Database model, Scenario scenario) throws SQLException {
    StepBoundaries boundaries = new StepBoundaries(model, scenario);
    boundaries.toSwitched();
    boundaries.passed.clear();
    boundaries.pass("contract", boundaries.life::awaitContractedUnread);
    return boundaries.byCommand;
  }

  /** The points of the rollback from where nothing more can be undone than from elsewhere. */
  static List<String> back(Database model, Scenario scenario) throws SQLException {
    StepBoundaries boundaries = new StepBoundaries(model, scenario);
    boundaries.toSwitched();
    boundaries.life.awaitQuarantinedUnread();
    boundaries.passed.clear();
    boundaries.life.rollback();
    return boundaries.passed.stream().distinct().toList();
  }

  private void toSwitched() {
    pass("expand", life::expand);
    pass("backfill", life::backfill);
    pass("verify", life::verify);
    pass("switch --reads new", () -> life.switchToNew(100));
    life.verify();
    life.approve();
  }

  private void pass(String command, Runnable work) {
    work.run();
    byCommand.put(command, passed.stream().distinct().toList());
    passed.clear();
  }
}
