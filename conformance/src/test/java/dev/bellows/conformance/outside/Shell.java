package dev.bellows.conformance.outside;

import dev.bellows.cli.command.Program;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.process.Surroundings;
import dev.bellows.engine.attempt.CrashSeam;
import dev.bellows.engine.attempt.Stop;
import dev.bellows.testkit.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Commands in this JVM, in a directory and an environment of their own, which answer in JSON.
 * Immutable; each method that changes something gives a changed copy.
 */
record Shell(Path directory, Map<String, String> environment) {

  private static final String FOLDER = "migrations";

  Shell {
    environment = Map.copyOf(environment);
  }

  /** Finds a database as its superuser. */
  static Shell of(Database database, Path directory) {
    return new Shell(directory, Map.of("BELLOWS_ACTOR", "ada")).at(database.url()).as("postgres");
  }

  Shell at(String url) {
    return with("BELLOWS_URL", url);
  }

  Shell as(String user) {
    return with("BELLOWS_USER", user);
  }

  Shell with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Shell(directory, more);
  }

  /** Writes a migration's file, instead of one that may be there. */
  Shell migration(String name, String yaml) {
    try {
      Path file = directory.resolve(FOLDER).resolve(name + ".yaml");
      Files.createDirectories(file.getParent());
      Files.writeString(file, yaml);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command; a word may stand in single quotes. */
  Ended run(String command) {
    String[] words = Words.of(command + " --output json");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            environment,
            directory,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Style.PLAIN,
            Surroundings.Progress.LINES,
            CrashSeam.NONE);
    int exitCode = new Program(surroundings, new Stop()).run(words);
    return new Ended(
        command,
        exitCode,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }
}
