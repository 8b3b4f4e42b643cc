package dev.bellows.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

  private static JavaProgram chatter(String argument) {
    return JavaProgram.of(Chatter.class, argument)
        .environment("CHATTER", "set")
        .systemProperty("chatter", "given");
  }

  @Test
  void aProgramGetsWhatItIsStartedWith() {
    try (ChildProcess child = chatter("leave").start()) {
      assertThat(child.awaitExit()).isEqualTo(3);

      assertThat(child.output())
          .containsExactly(
              "argument leave",
              "variable set",
              "zone " + TimeZone.getDefault().getID(),
              "clean end");
      assertThat(child.errors()).containsExactly("property given");
    }
  }

  @Test
  void killedItEndsWithoutAnotherWord() {
    try (ChildProcess child = chatter("stay").start()) {
      child.awaitLine("count 3");
      child.kill();

      assertThat(child.awaitExit()).isEqualTo(128 + 9);
      assertThat(child.output()).doesNotContain("clean end");
    }
  }

  @Test
  void terminatedItEndsCleanly() {
    try (ChildProcess child = chatter("stay").start()) {
      child.awaitLine("count 3");
      child.terminate();

      assertThat(child.awaitExit()).isEqualTo(128 + 15);
      assertThat(child.output()).contains("clean end");
    }
  }

  @Test
  void interruptedItEndsCleanly() {
    try (ChildProcess child = chatter("stay").start()) {
      child.awaitLine("count 3");
      child.interrupt();

      assertThat(child.awaitExit()).isEqualTo(128 + 2);
      assertThat(child.output()).contains("clean end");
    }
  }

  @Test
  void frozenItDoesNothingUntilItIsThawed() {
    try (ChildProcess child = chatter("stay").start()) {
      child.awaitLine("count 3");
      child.freeze();
      // what was on its way is here when a line that will never come has been waited for
      assertThatThrownBy(() -> child.awaitLine(Duration.ofMillis(200), "never"))
          .isInstanceOf(AssertionError.class);
      int frozenAt = child.output().size();
      assertThatThrownBy(() -> child.awaitLine(Duration.ofMillis(300), "never"))
          .isInstanceOf(AssertionError.class);
      assertThat(child.output()).hasSize(frozenAt);

      child.thaw();

      child.awaitLine("count " + (frozenAt + 10));
    }
  }

  @Test
  void waitingForALineEndsWithTheProgram() {
    try (ChildProcess child = chatter("leave").start()) {
      assertThatThrownBy(() -> child.awaitLine("never"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("never")
          .hasMessageContaining("exit code 3")
          .hasMessageContaining("clean end");
    }
  }

  @Test
  void whatAProgramLeavesRunningDoesNotHoldUpItsEnd() {
    try (ChildProcess shell =
        ChildProcess.start(new ProcessBuilder("sh", "-c", "sleep 20 & echo $!"))) {
      assertThat(shell.awaitExit(Duration.ofSeconds(10))).isZero();

      long left = Long.parseLong(shell.output().get(0));
      assertThat(ProcessHandle.of(left).orElseThrow().destroyForcibly()).isTrue();
    }
  }

  @Test
  void closingKillsWhatStillRuns() {
    ChildProcess child = chatter("stay").start();
    child.awaitLine("count 3");
    child.close();

    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ChildProcess.start(new ProcessBuilder("no-such-program")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no-such-program");
  }
}
