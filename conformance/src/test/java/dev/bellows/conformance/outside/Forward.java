package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The commands that lead a migration to its end, where no application reports what it reads. */
record Forward(Shell shell, String migration) {

  /** As many lines as a file needs so that a test can wait for its end. */
  static final String SHORT =
      """
      quarantine: {soak: 0s}
      evidence: {old_writes: {window: 1s}}
      """;

  private static final List<String> SWITCHED =
      List.of(
          "backfill %s", "verify %s", "switch %s --reads new", "verify %s", "review %s --approve");

  Forward expand() {
    shell.run("expand " + migration).done();
    return this;
  }

  Forward toSwitched() {
    SWITCHED.forEach(command -> shell.run(command.formatted(migration)).done());
    return this;
  }

  /** Until no old write is younger than the window. */
  void toContracted() {
    Ended last =
        Awaitility.await()
            .atMost(Duration.ofMinutes(2))
            .until(this::contract, ended -> !ended.code().equals("gate.closed"));
    assertThat(last.done().text("state")).isEqualTo("CONTRACTED");
  }

  Ended contract() {
    return shell.run(
        "contract %s --override read_share --override old_reads --reason 'nobody reads'"
            .formatted(migration));
  }
}
