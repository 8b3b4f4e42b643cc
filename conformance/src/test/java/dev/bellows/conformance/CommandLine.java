package dev.bellows.conformance;

import dev.bellows.cli.Main;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.process.ChildProcess;
import dev.bellows.testkit.process.JavaProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command line in processes of its own, with one migration's file. */
record CommandLine(Database database, String migration, Path directory) {

  static final int DONE = 0;
  static final int REFUSED = 3;
  static final int BUSY = 4;
  static final int KILLED = 137;

  /** Writes the migration's file. */
  static CommandLine of(Database database, String migration, String yaml, Path directory) {
    try {
      Files.writeString(directory.resolve(migration + ".yaml"), Declared.text(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CommandLine(database, migration, directory);
  }

  /** What takes a migration forward, a command after the other. */
  static List<String> forward() {
    return List.of("expand", "backfill", "verify", "switch --reads new");
  }

  /** Starts a command, such as {@code switch --reads new}. */
  ChildProcess start(String command) {
    return program(command).start();
  }

  /** Starts a command that ends as if it were killed when it comes to a point. */
  ChildProcess startToCrash(String command, String point) {
    return program(command).environment("BELLOWS_CRASH_AT", point).start();
  }

  private JavaProgram program(String command) {
    String[] words = command.split(" ");
    String[] arguments = new String[words.length + 1];
    arguments[0] = words[0];
    arguments[1] = directory.resolve(migration + ".yaml").toString();
    System.arraycopy(words, 1, arguments, 2, words.length - 1);
    return JavaProgram.of(Main.class, arguments)
        .environment("BELLOWS_URL", database.url())
        .environment("BELLOWS_USER", database.superuser())
        .environment("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto");
  }
}
