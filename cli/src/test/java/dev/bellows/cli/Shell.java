package dev.bellows.cli;

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

/** Runs commands in this JVM, in a directory and an environment of their own. */
final class Shell {

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();

  Shell(Path directory) {
    this.directory = directory;
  }

  /** A shell whose commands find a database, as its superuser. */
  static Shell of(Database database, Path directory) {
    return new Shell(directory)
        .with("BELLOWS_URL", database.url())
        .with("BELLOWS_USER", database.superuser())
        .with("BELLOWS_ACTOR", "tester");
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Path directory() {
    return directory;
  }

  /** Writes a file that a command may read. */
  Shell file(String path, String text) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command, its words separated by blanks. */
  Ended run(String command) {
    return run(command.split(" "));
  }

  Ended run(String... words) {
    return run(new Stop(), words);
  }

  Ended run(Stop stop, String... words) {
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
    int exitCode = new Program(surroundings, stop).run(words);
    return new Ended(
        String.join(" ", words),
        exitCode,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command that answers in JSON. */
  Ended json(String command) {
    return run(command + " --output json");
  }
}
