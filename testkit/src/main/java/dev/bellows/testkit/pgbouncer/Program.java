package dev.bellows.testkit.pgbouncer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The installed program. */
final class Program {
  private static final String NAME = "pgbouncer";

  private Program() {}

  static void requireInstalled() {
    find();
  }

  /** Run by root it wants to be somebody else. */
  static List<String> command(Path configuration) {
    return "root".equals(System.getProperty("user.name"))
        ? List.of(find().toString(), "-u", "nobody", configuration.toString())
        : List.of(find().toString(), configuration.toString());
  }

  private static Path find() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Arrays.stream(path.split(":", -1)), Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, NAME))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The program pgbouncer is not on the PATH. Install Debian's package: apt-get install pgbouncer"));
  }
}
