package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.State;
import dev.bellows.testkit.writers.Workload;
import java.sql.SQLException;
import java.util.List;

/** The commands of which statements pass gates, in the order of a life. */
enum Gated {
  EXPAND("expand"),
  BACKFILL("backfill"),
  VERIFY("verify"),
  CONTRACT("contract --override read_share --override old_reads --reason nobody-reads");

  private final String command;

  Gated(String command) {
    this.command = command;
  }

  String command() {
    return command;
  }

  /**
   * The gates it comes to, in order: an index build; a batch; a comparison and the count of what a
   * constraint will refuse; that count once more and the validation.
   */
  List<String> statements() {
    return switch (this) {
      case EXPAND -> List.of("CREATE INDEX");
      case BACKFILL -> List.of(Gate.ANY);
      case VERIFY -> List.of(Gate.ANY, "SELECT");
      case CONTRACT -> List.of("SELECT", "ALTER TABLE");
    };
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
