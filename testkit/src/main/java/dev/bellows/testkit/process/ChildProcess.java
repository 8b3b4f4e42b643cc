package dev.bellows.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A running program and what it wrote so far. Closing kills it when it still runs; so does the end
 * of this JVM. Safe for use by many threads.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Output output;
  private final Output errors;

  private ChildProcess(Process process) {
    this.process = process;
    this.output = new Output(process.getInputStream(), "output of " + process.pid());
    this.errors = new Output(process.getErrorStream(), "errors of " + process.pid());
  }

  /**
   * Starts a program.
   *
   * @throws UncheckedIOException when there is no such program
   */
  public static ChildProcess start(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new ChildProcess(process);
    } catch (IOException failure) {
      throw new UncheckedIOException("Could not start " + builder.command(), failure);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The lines of its standard output so far. */
  public List<String> output() {
    return output.lines();
  }

  /** The lines of its standard error so far. */
  public List<String> errors() {
    return errors.lines();
  }

  /** Waits for a line of standard output or error that contains the text, and returns it. */
  public String awaitLine(String part) {
    return awaitLine(PATIENCE, part);
  }

  /**
   * Waits for a line of standard output or error that contains the text, and returns it.
   *
   * @throws AssertionError with all output when it does not come in time or the program ended
   */
  public String awaitLine(Duration atMost, String part) {
    await(
        "a line with '%s'".formatted(part), atMost, child -> child.has(part) || child.hasSaidAll());
    return allLines().stream()
        .filter(line -> line.contains(part))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("No line with '%s' from ended %s".formatted(part, this)));
  }

  /** Kills it at whatever instruction it is (SIGKILL) and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /** Asks it to end (SIGTERM). */
  public void terminate() {
    signal("TERM");
  }

  /** Interrupts it as Ctrl-C does (SIGINT). */
  public void interrupt() {
    signal("INT");
  }

  /** Freezes it (SIGSTOP); returns when no thread of it runs any more. */
  public void freeze() {
    signal("STOP");
    await("it to be frozen", PATIENCE, ChildProcess::isFrozen);
  }

  /** Lets it go on after {@link #freeze()} (SIGCONT). */
  public void thaw() {
    signal("CONT");
  }

  /**
   * Waits for its end and for all of its output.
   *
   * @return the exit code; 128 and the signal's number when a signal ended it
   * @throws AssertionError with all output when it does not end in time
   */
  public int awaitExit() {
    return awaitExit(PATIENCE);
  }

  /** As {@link #awaitExit()}, with another patience. */
  public int awaitExit(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("Not ended after %s: %s".formatted(atMost, this));
      }
      output.awaitEnd();
      errors.awaitEnd();
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + this, interrupted);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private void signal(String name) {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, process.pid()));
    try (ChildProcess kill = new ChildProcess(builder.start())) {
      if (kill.awaitExit() != 0) {
        throw new IllegalStateException("SIG%s could not be sent: %s".formatted(name, kill));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private boolean isFrozen() {
    try {
      String status = Files.readString(Path.of("/proc/%d/status".formatted(process.pid())));
      return status.lines().anyMatch(line -> line.matches("State:\\s+T.*"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private boolean has(String part) {
    return allLines().stream().anyMatch(line -> line.contains(part));
  }

  private boolean hasSaidAll() {
    if (process.isAlive()) {
      return false;
    }
    awaitExit();
    return true;
  }

  private void await(String what, Duration atMost, Predicate<ChildProcess> condition) {
    try {
      Awaitility.await()
          .pollInterval(Duration.ofMillis(10))
          .atMost(atMost)
          .until(() -> condition.test(this));
    } catch (ConditionTimeoutException late) {
      throw new AssertionError("Waited %s for %s in vain: %s".formatted(atMost, what, this), late);
    }
  }

  private List<String> allLines() {
    return Stream.concat(output().stream(), errors().stream()).toList();
  }

  @Override
  public String toString() {
    return "process %d%s, output:%n%s%nerrors:%n%s"
        .formatted(
            pid(),
            isAlive() ? "" : " (exit code %d)".formatted(process.exitValue()),
            String.join("\n", output()),
            String.join("\n", errors()));
  }
}
