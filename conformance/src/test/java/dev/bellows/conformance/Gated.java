package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.State;
import dev.bellows.testkit.writers.Workload;
import java.sql.SQLException;
import java.util.List;

/** The commands of which statements pass gates, in the order of a life. */
enum Gated {
  /** While it builds an index. */
  EXPAND("expand", "CREATE INDEX"),
  /** In a batch. */
  BACKFILL("backfill", Gate.ANY),
  /** In a comparison, and while it counts what a constraint will refuse. */
  VERIFY("verify", Gate.ANY, "SELECT"),
  /** While it counts once more, and while it validates the constraint. */
  CONTRACT(
      "contract --override read_share --override old_reads --reason nobody-reads",
      "SELECT",
      "ALTER TABLE");

  private final String command;

  @SuppressWarnings("ImmutableEnumChecker") // a copy of List.of
  private final List<String> statements;

  Gated(String command, String... statements) {
    this.command = command;
    this.statements = List.of(statements);
  }

  String command() {
    return command;
  }

  /** The gates it comes to, in order. */
  List<String> statements() {
    return statements;
  }

  /** The change whose command it is. */
  Notes of(Notes notes) {
    return this == EXPAND ? notes.indexed() : notes.gated();
  }

  /** Does what has to be done before the command. */
  void prepare(Life life) {
    if (this == BACKFILL) {
      life.expand();
    } else if (this == CONTRACT) {
      life.switchToNew(100);
      life.verifyClean();
      life.approve();
      life.awaitEvidenceUnread();
    }
  }

  /** What has to be true, and to be done, before the next one. */
  void leave(Life life, Notes notes) throws SQLException {
    State state = life.state();
    if (state.isAtLeast(State.BACKFILLED) && state != State.CONTRACTED) {
      life.verifyClean();
    }
    assertThat(notes.twin().check(notes.layout(state))).as("%s", this).isEmpty();
    if (this == EXPAND) {
      life.rollback();
    }
  }

  /** The versions of the application that may be at work. */
  Workload versions(Notes notes) {
    return switch (this) {
      case EXPAND -> notes.oldVersion();
      case BACKFILL, VERIFY -> notes.bothVersions();
      case CONTRACT -> notes.newVersion();
    };
  }
}
