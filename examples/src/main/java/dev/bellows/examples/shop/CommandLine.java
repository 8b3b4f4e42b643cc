package dev.bellows.examples.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the real command line in processes of its own, as a user would type it. */
final class CommandLine {
  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(3);

  private final Path home;
  private final ShopDatabase shop;
  private final Narration narration;
  private final ObjectMapper json = new ObjectMapper();

  CommandLine(Path home, ShopDatabase shop, Narration narration) {
    this.home = home;
    this.shop = shop;
    this.narration = narration;
  }

  /** Where the migrations of the shop are, and its SQL files. */
  static Path shopFiles(Path home) {
    return home.resolve("examples/shop");
  }

  /** Starts a command; its output goes where the demonstration's goes. */
  Process start(String... words) {
    narration.command(List.of(words));
    return launch(List.of(words), ProcessBuilder.Redirect.INHERIT);
  }

  /** Runs a command to its end and returns its exit code. */
  int run(String... words) {
    return exitCode(start(words), List.of(words));
  }

  /**
   * Runs a command that must end with this exit code.
   *
   * @throws DemoFailed when it ends with another
   */
  void expect(int exitCode, String... words) {
    int actual = run(words);
    if (actual != exitCode) {
      throw new DemoFailed(
          "'bellows %s' ended with exit code %d, not %d"
              .formatted(String.join(" ", words), actual, exitCode));
    }
  }

  /** Runs a command without showing it and returns its exit code and its JSON document. */
  Answer ask(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--output");
    all.add("json");
    Process process = launch(all, ProcessBuilder.Redirect.PIPE);
    try {
      JsonNode document = json.readTree(process.getInputStream());
      return new Answer(exitCode(process, all), document);
    } catch (IOException failure) {
      process.destroyForcibly();
      throw new DemoFailed("'bellows %s' gave no JSON".formatted(String.join(" ", all)), failure);
    }
  }

  /** The exit code of a command that was started; a process that hangs is ended. */
  static int exitCode(Process process, List<String> words) {
    try {
      if (process.waitFor(LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new DemoFailed("'bellows %s' did not end".formatted(String.join(" ", words)));
  }

  private Process launch(List<String> words, ProcessBuilder.Redirect output) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bellows").toString());
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(shopFiles(home).toFile())
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(output)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("BELLOWS_URL", shop.url());
    builder.environment().put("BELLOWS_USER", ShopDatabase.MIGRATOR);
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new DemoFailed("cannot start " + command.get(0), failure);
    }
  }

  /** What a command answered. */
  record Answer(int exitCode, JsonNode document) {}
}
