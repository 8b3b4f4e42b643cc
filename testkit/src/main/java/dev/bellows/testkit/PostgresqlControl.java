package dev.bellows.testkit;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code pg_ctl} on one data directory, as root in a user namespace of its own. */
record PostgresqlControl(Path dataDirectory, Path log) {

  void stopImmediately() {
    run(List.of("stop", "-m", "immediate", "-w"));
  }

  void start(String options) {
    run(List.of("start", "-w", "-l", log.toString(), "-o", options));
  }

  private void run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    try {
      command.add(program().toString());
      command.addAll(List.of("-D", dataDirectory.toString()));
      command.addAll(arguments);
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "%s failed; the end of %s:%n%s".formatted(command, log, endOfLog()));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + command, interrupted);
    }
  }

  /** pg_ctl lies beside the server that was started last. */
  private Path program() throws IOException {
    String lastCommandLine = Files.readString(dataDirectory.resolve("postmaster.opts"));
    return Path.of(lastCommandLine.substring(0, lastCommandLine.indexOf(" \"")))
        .resolveSibling("pg_ctl");
  }

  private String endOfLog() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }
}
