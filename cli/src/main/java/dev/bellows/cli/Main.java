package dev.bellows.cli;

import dev.bellows.cli.command.Program;
import dev.bellows.cli.process.Surroundings;
import dev.bellows.engine.failure.Category;

/** The command {@code bellows}. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Surroundings surroundings = Surroundings.ofThisProcess();
    Interruption interruption = Interruption.handled(surroundings.err());
    int exitCode = Category.INTERNAL.exitCode();
    try {
      exitCode = new Program(surroundings, interruption.stop()).run(arguments);
    } finally {
      interruption.ended(exitCode);
    }
    System.exit(exitCode);
  }
}
