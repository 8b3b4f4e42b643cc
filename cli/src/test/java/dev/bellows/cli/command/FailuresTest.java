package dev.bellows.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.cli.output.Style;
import dev.bellows.cli.process.Surroundings;
import dev.bellows.engine.attempt.CrashSeam;
import dev.bellows.engine.failure.BellowsException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every category of failure has its exit code, and nothing is kept back. */
class FailuresTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int exitCode(Exception failure, String... arguments) {
    Surroundings surroundings =
        new Surroundings(
            Map.of(),
            Path.of("."),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Style.PLAIN,
            Surroundings.Progress.LINES,
            CrashSeam.NONE);
    return new Failures(surroundings, new GlobalOptions(), arguments).of(failure);
  }

  @Test
  void theCategoryDecidesTheExitCode() {
    assertThat(exitCode(BellowsException.internal("a", "b"))).isEqualTo(1);
    assertThat(exitCode(BellowsException.userError("a", "b"))).isEqualTo(2);
    assertThat(exitCode(BellowsException.refused("a", "b"))).isEqualTo(3);
    assertThat(exitCode(BellowsException.busy("a", "b"))).isEqualTo(4);
    assertThat(exitCode(BellowsException.outcomeUnknown("a", "b"))).isEqualTo(5);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whatNobodyExpectedIsAnInternalErrorWithAHintAndWithoutATrace() {
    assertThat(exitCode(new IllegalStateException("surprise"))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("surprise", "--debug", "[internal.error]")
        .doesNotContain("\tat ");
  }

  @Test
  void inJsonTheContextIsToldAndStandardErrorStaysEmpty() {
    BellowsException failure = BellowsException.refused("gate.closed", "no").with("migration", "m");
    assertThat(exitCode(failure, "contract", "m", "--output=JSON")).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "\"code\" : \"gate.closed\"", "\"category\" : \"REFUSED\"", "\"migration\" : \"m\"");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
