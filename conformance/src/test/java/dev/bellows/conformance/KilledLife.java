package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.State;
import dev.bellows.testkit.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.awaitility.Awaitility;

/** A life whose commands are killed, under an application that notices nothing of it. */
final class KilledLife implements AutoCloseable {

  private final Database database;
  private final Scenario scenario;
  private final Life life;
  private final Truth truth;
  private final Applications applications;
  private final Chain chain;

  private KilledLife(
      Database database, Scenario scenario, Life life, Truth truth, CommandLine commands) {
    this.database = database;
    this.scenario = scenario;
    this.life = life;
    this.truth = truth;
    this.applications = Applications.start(database, scenario, truth);
    this.chain = new Chain(database, commands);
  }

  @SuppressWarnings("ArgumentSelectionDefectChecker")
  static KilledLife begin(Database database, Scenario scenario, Path directory)
      throws SQLException {
    database.execute(scenario.schema().toArray(String[]::new));
    Life life = Life.of(database, Declared.withShortWindows(scenario.name(), scenario.migration()));
    Truth truth = Truth.of(database, scenario.table(), scenario.old());
    CommandLine commands =
        CommandLine.of(database, scenario.name(), scenario.migration(), directory);
    return new KilledLife(database, scenario, life, truth, commands);
  }

  Chain chain() {
    return chain;
  }

  Life life() {
    return life;
  }

  /** One command; without points in this process, which is faster. */
  List<String> run(String command, List<String> points) throws SQLException {
    ready(command);
    if (!points.isEmpty()) {
      return chain.run(command, points);
    }
    switch (command) {
      case "expand" -> life.expand();
      case "backfill" -> life.backfill();
      case "verify" -> life.verifyClean();
      case "switch --reads new" -> life.switchToNew(100);
      case "contract" -> life.awaitContracted();
      default -> throw new IllegalArgumentException(command);
    }
    return List.of();
  }

  /** Brings about what the command needs. */
  void ready(String command) {
    if (command.equals("contract") && life.find() == State.SWITCHED) {
      readyToContract();
    }
  }

  void toQuarantined() throws SQLException {
    for (String command : CommandLine.forward()) {
      run(command, List.of());
    }
    readyToContract();
    assertThat(life.contract()).isEqualTo(State.QUARANTINED);
  }

  private void readyToContract() {
    applications.retireOld();
    life.verifyClean();
    applications.workWithoutOld();
    life.approve();
    life.awaitEvidence();
  }

  /** Whatever can be read or compared in this state is right, with writers at work. */
  void nothingIsLost() throws SQLException {
    State state = life.state();
    if (state == State.ROLLED_BACK || !state.isAtLeast(State.QUARANTINED)) {
      assertThat(truth.wrong(scenario.old())).as("old side, %s", state).isEmpty();
    }
    if (state.isAtLeast(State.BACKFILLED)) {
      assertThat(truth.wrong(scenario.fresh())).as("new side, %s", state).isEmpty();
    }
    if (state.isAtLeast(State.BACKFILLED) && !state.isAtLeast(State.QUARANTINED)) {
      life.verifyClean();
    }
    if (state == State.ROLLED_BACK) {
      assertThat(database.remains()).allMatch(it -> it.startsWith("column "));
    }
  }

  /** Nothing was lost, no request has failed, and nothing is left over. */
  void end(State state, Version reader) throws SQLException {
    assertThat(life.state()).isEqualTo(state);
    applications.workWithoutOld();
    applications.stop().failedOnlyAs(scenario.allowances());
    assertThat(truth.wrong(reader)).isEmpty();
    if (state == State.CONTRACTED) {
      assertThat(database.remains()).isEmpty();
    }
    noSessionIsLeft();
  }

  private void noSessionIsLeft() {
    Awaitility.await("the sessions of killed processes to end")
        .untilAsserted(
            () ->
                assertThat(
                        database.rows(
                            "SELECT pid, state, query FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'bellows'"))
                    .isEmpty());
  }

  @Override
  public void close() {
    applications.close();
  }
}
