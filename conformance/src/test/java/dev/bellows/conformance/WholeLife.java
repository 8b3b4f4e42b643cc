package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.plan.Plan;
import dev.bellows.model.State;
import dev.bellows.testkit.Database;
import java.sql.SQLException;

/**
 * Leads a scenario from expand to contract, back and forth where there is a way back, while both
 * versions of the application work.
 */
final class WholeLife {

  private final Database database;
  private final Scenario scenario;
  private final Life life;

  private WholeLife(Database database, Scenario scenario, Life life) {
    this.database = database;
    this.scenario = scenario;
    this.life = life;
  }

  static void lead(Database database, Scenario scenario) throws SQLException {
    lead(database, scenario, database::pool);
  }

  /** The same with applications that come by another way. */
  static void lead(Database database, Scenario scenario, Applications.Pools pools)
      throws SQLException {
    prepare(database, scenario);
    Life life = Life.of(database, Declared.withShortWindows(scenario.name(), scenario.migration()));
    new WholeLife(database, scenario, life).lead(pools);
  }

  private static void prepare(Database database, Scenario scenario) throws SQLException {
    database.execute(scenario.schema().toArray(String[]::new));
    database.execute("ANALYZE");
  }

  private void lead(Applications.Pools pools) throws SQLException {
    database.expectNoRemains();
    warns(life.plan());
    Truth truth = Truth.of(database, scenario.table(), scenario.old());
    try (Applications applications = Applications.start(pools, scenario, truth)) {
      thereAndBack(applications);
      forGood(applications);
      applications.stop().failedOnlyAs(scenario.allowances());
    }
    assertThat(truth.wrong(scenario.fresh())).isEmpty();
    assertThat(Shape.of(database)).isEqualTo(plainlyChanged());
  }

  private void warns(Plan plan) {
    assertThat(plan.warnings())
        .extracting(Plan.Warning::code)
        .containsAll(scenario.allowances().stream().map(Allowance::warning).toList());
  }

  private void thereAndBack(Applications applications) throws SQLException {
    applications.work();
    life.expand();
    applications.work();
    life.rollback();
    assertThat(life.state()).isEqualTo(State.ROLLED_BACK);
    assertThat(database.remains()).allMatch(it -> it.startsWith("column "));
    applications.work();
    life.expand();
    applications.work();
    life.backfill();
    life.verifyClean();
    moveReaders(applications);
    life.switchToOld();
    assertThat(life.state()).isEqualTo(State.VERIFIED);
    applications.work();
    life.verifyClean();
  }

  private void forGood(Applications applications) {
    moveReaders(applications);
    applications.retireOld();
    life.verifyClean();
    applications.workWithoutOld();
    life.approve();
    life.awaitEvidence();
    life.contract();
    applications.workWithoutOld();
    life.awaitContracted();
    applications.workWithoutOld();
  }

  private void moveReaders(Applications applications) {
    if (life.status().switchMode() == dev.bellows.model.SwitchMode.APPLICATION) {
      life.switchToNew(10);
      applications.work();
    }
    life.switchToNew(100);
    assertThat(life.state()).isEqualTo(State.SWITCHED);
    applications.work();
  }

  private java.util.List<String> plainlyChanged() throws SQLException {
    Database twin = database.server().createDatabase();
    prepare(twin, scenario);
    twin.execute(scenario.plainDdl().toArray(String[]::new));
    return Shape.of(twin);
  }
}
