package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.process.ChildProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** One command, killed at one point after the other and run again each time. */
final class Chain {

  private final Database database;
  private final CommandLine commands;

  Chain(Database database, CommandLine commands) {
    this.database = database;
    this.commands = commands;
  }

  /**
   * Runs the command until it has ended well; before that it is killed at every point of these that
   * it still comes to.
   *
   * @return the points at which it was killed
   */
  List<String> run(String command, List<String> points) throws SQLException {
    List<String> killed = new ArrayList<>();
    for (String point : points) {
      int exit = patiently(() -> commands.startToCrash(command, point));
      if (exit == CommandLine.DONE) {
        return killed;
      }
      assertThat(exit).as("%s until %s", command, point).isEqualTo(CommandLine.KILLED);
      killed.add(point);
      Leases.lapse(database);
    }
    assertThat(patiently(() -> commands.start(command))).as(command).isEqualTo(CommandLine.DONE);
    return killed;
  }

  /** Starts the command; the caller ends it. */
  ChildProcess start(String command) {
    return commands.start(command);
  }

  @FunctionalInterface
  private interface Start {
    ChildProcess process();
  }

  /** Again while a gate or the soak refuses. */
  private static int patiently(Start start) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> exit(start), exit -> exit != CommandLine.REFUSED);
  }

  private static int exit(Start start) {
    try (ChildProcess process = start.process()) {
      int exit = process.awaitExit();
      assertThat(exit)
          .as("%s", process)
          .isIn(CommandLine.DONE, CommandLine.KILLED, CommandLine.REFUSED);
      return exit;
    }
  }
}
