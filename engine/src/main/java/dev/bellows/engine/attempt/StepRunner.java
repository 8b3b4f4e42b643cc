package dev.bellows.engine.attempt;

import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Block;
import dev.bellows.engine.spi.Script;
import dev.bellows.engine.spi.Sessions;
import dev.bellows.engine.spi.Sessions.Blocker;
import dev.bellows.engine.spi.Sessions.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Runs scripts: in short tries with a lock timeout, naming who stands in the way, until the catalog
 * says that the script's effect is there. Whatever was cut off before, running it again ends right.
 */
public final class StepRunner {

  /** An index build or a validation waits for old transactions without anybody waiting for it. */
  private static final Limits ALONE = new Limits(Duration.ofMinutes(10), Duration.ZERO);

  /** Who stops a command wants it to end. */
  private static final Limits STOPPING = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(2));

  private final Attempt attempt;
  private final Sessions sessions;

  public StepRunner(Attempt attempt) {
    this.attempt = attempt;
    this.sessions = attempt.database().dialect().sessions();
  }

  /** Changes of control tables that commit with the last transaction of a script. */
  @FunctionalInterface
  public interface Along {
    /** Nothing goes along. */
    Along NOTHING = connection -> {};

    void with(Connection connection) throws SQLException;
  }

  /** What running a script came to. */
  public enum Outcome {
    APPLIED,
    WAS_THERE
  }

  /**
   * Brings the script's effect about, and {@code along} with it, once.
   *
   * @param name of the step, for messages
   * @throws BellowsException {@code lock.timeout} (exit 4) when the patience ends; {@code
   *     step.failed} where the server refuses; {@code step.unfinished} where the catalog does not
   *     show the effect
   */
  public Outcome run(String name, Script script, Along along) {
    Outcome outcome = done(script) ? Outcome.WAS_THERE : Outcome.APPLIED;
    if (outcome == Outcome.APPLIED) {
      apply(name, script, along);
    } else {
      record(along);
    }
    return outcome;
  }

  private void record(Along along) {
    attempt.record(
        connection -> {
          along.with(connection);
          return along;
        });
  }

  private void apply(String name, Script script, Along along) {
    int last = script.blocks().size() - 1;
    boolean alongInside = last >= 0 && script.blocks().get(last).mode() == Block.Mode.TRANSACTION;
    for (int at = 0; at <= last; at++) {
      Block block = script.blocks().get(at);
      Along rider = at == last && alongInside ? along : Along.NOTHING;
      boolean inside = block.mode() == Block.Mode.TRANSACTION;
      persist(
          name,
          script,
          inside ? () -> together(cleared(script, block), rider) : () -> eachAlone(script, block),
          at == last ? Done.BY_CATALOG : Done.ONLY_BY_RUNNING);
      attempt.seam(name + ":block-" + at);
    }
    if (!done(script)) {
      throw BellowsException.internal(
              "step.unfinished",
              "step %s ran without an error, but the catalog does not show its effect; it is not counted as done. Run the command again, or roll back"
                  .formatted(name))
          .with("step", name)
          .with("question", script.done());
    }
    if (!alongInside) {
      record(along);
    }
  }

  /** The first block begins with what clears the way for all of them, or refuses to go on. */
  private static List<String> cleared(Script script, Block block) {
    List<String> statements = new ArrayList<>();
    if (block.equals(script.blocks().get(0))) {
      statements.addAll(script.repair());
    }
    statements.addAll(block.statements());
    return statements;
  }

  /** How a cut-off try is known to have worked. */
  private enum Done {
    BY_CATALOG,
    ONLY_BY_RUNNING
  }

  @FunctionalInterface
  private interface Try {
    void run() throws SQLException;
  }

  private void persist(String name, Script script, Try once, Done known) {
    long until = System.nanoTime() + attempt.context().timing().patience().toNanos();
    Backoff backoff = new Backoff(new Random());
    try (Watch watch = new Watch(attempt.database(), attempt.backend())) {
      List<Blocker> blockers = List.of();
      while (true) {
        attempt.context().stop().check();
        try {
          once.run();
          return;
        } catch (SQLException e) {
          giveWayToStop(script);
          List<Blocker> seen = watch.seen();
          blockers = seen.isEmpty() ? blockers : seen;
          mend(name, script, e, blockers, until);
          if (known == Done.BY_CATALOG && done(script)) {
            return;
          }
        }
        attempt.context().stop().await(backoff.next());
      }
    }
  }

  /** Where the work is asked to stop, its statement has been cancelled: nothing of it may stay. */
  private void giveWayToStop(Script script) {
    if (attempt.context().stop().isRequested()) {
      if (attempt.connected()) {
        cleanUp(script, STOPPING);
      }
      attempt.context().stop().check();
    }
  }

  /** Makes another try possible, or gives up. */
  private void mend(
      String name, Script script, SQLException error, List<Blocker> blockers, long until) {
    switch (sessions.classify(error)) {
      case RETRY, TOO_LONG -> {
        long begun = until - attempt.context().timing().patience().toNanos();
        attempt.waits().gaveWay(System.nanoTime() - begun);
        attempt.tell(
            new Notice.Waiting(
                name,
                blockers.isEmpty() ? message(error) : "gave way to others, tries again",
                blockers));
        if (System.nanoTime() > until) {
          throw impatient(name, blockers, error);
        }
      }
      case DISCONNECTED -> attempt.reconnect();
      case PRIVILEGE, CREDENTIALS -> throw attempt.database().translated(error).with("step", name);
      case DATA, OTHER -> {
        cleanUp(script, ALONE);
        throw BellowsException.refused(
                "step.failed",
                "step %s was refused by the server: %s. Its transaction was rolled back and earlier steps hold; mend the cause and run the command again, or roll back"
                    .formatted(name, message(error)))
            .with("step", name)
            .with("sqlState", String.valueOf(error.getSQLState()))
            .causedBy(error);
      }
    }
  }

  private static String message(SQLException error) {
    return String.valueOf(error.getMessage());
  }

  private BellowsException impatient(String name, List<Blocker> blockers, SQLException error) {
    String who =
        blockers.isEmpty()
            ? "nobody could be seen in the way"
            : String.join("; ", blockers.stream().map(Blocker::description).toList());
    return BellowsException.busy(
            "lock.timeout",
            "step %s did not get its lock within %d s: %s. Nothing of it was done; run the command again when they are gone"
                .formatted(name, attempt.context().timing().patience().toSeconds(), who))
        .with("step", name)
        .causedBy(error);
  }

  private void together(List<String> statements, Along rider) throws SQLException {
    attempt.transaction(
        new Limits(attempt.context().timing().lockTimeout(), Duration.ZERO),
        connection -> {
          for (String statement : statements) {
            Sql.execute(connection, statement);
          }
          rider.with(connection);
          return statements;
        });
  }

  /** What an earlier try left is removed first: an invalid index would pass for the index. */
  private void eachAlone(Script script, Block block) throws SQLException {
    removeRemains(script);
    for (String statement : block.statements()) {
      alone(statement);
    }
  }

  /** Removes what a try has left that was cut off. */
  public void removeRemains(Script script) throws SQLException {
    for (String statement : script.repair()) {
      alone(statement);
    }
  }

  /** Leaves no remains of a statement that was refused or cancelled, while the lease is ours. */
  private void cleanUp(Script script, Limits limits) {
    try {
      for (String statement : script.repair()) {
        attempt.record(connection -> statement);
        sessions.limitSession(attempt.connection(), limits);
        Sql.execute(attempt.connection(), statement);
      }
    } catch (SQLException e) {
      attempt.tell(
          new Notice.Remark("remains could not be removed, the next try will: " + message(e)));
    }
  }

  private void alone(String statement) throws SQLException {
    sessions.limitSession(attempt.connection(), ALONE);
    attempt.interruptible(
        connection -> {
          Sql.execute(connection, statement);
          return statement;
        });
  }

  /** Whether the catalog shows the script's effect. */
  public boolean done(Script script) {
    while (true) {
      try {
        return Sql.ask(attempt.connection(), script.done());
      } catch (SQLException e) {
        if (sessions.classify(e) != Sessions.ErrorClass.DISCONNECTED) {
          throw attempt.database().translated(e);
        }
        attempt.reconnect();
      }
    }
  }
}
