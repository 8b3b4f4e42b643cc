package dev.bellows.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.cli.command.Program;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.process.Surroundings;
import dev.bellows.cli.process.Surroundings.Progress;
import dev.bellows.engine.attempt.CrashSeam;
import dev.bellows.engine.attempt.Stop;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The five minutes of the README, command by command, on a small shop. */
@ServerTest
final class ReadmeTest {

  private static final String MIGRATION = "migrations/split-customer-name.yaml";

  private final Database database;
  private final Path directory;

  ReadmeTest(Database database, @TempDir Path directory) {
    this.database = database;
    this.directory = directory;
  }

  @Test
  void everyCommandDoesWhatTheReadmeSays() throws IOException, SQLException {
    loadShop();
    Path file = directory.resolve(MIGRATION);
    Files.createDirectories(file.getParent());
    Files.copy(Project.file("examples/shop").resolve(MIGRATION), file);
    for (String block : Fences.of(Project.read("README.md"), "console")) {
      for (String step : block.split("(?m)^\\$ ", -1)) {
        if (!step.isBlank()) {
          follow(step.lines().toList());
        }
      }
    }
  }

  private void loadShop() throws SQLException {
    database.execute(
        Project.read("examples/shop/schema.sql"),
        Project.read("examples/shop/data.sql").replace("300000", "3000").replace("200000", "2000"));
  }

  /** The command, and lines that its output must have. */
  private void follow(List<String> lines) {
    String[] command = lines.get(0).split("\\s+#\\s*", 2);
    int expected = command.length == 1 ? 0 : Integer.parseInt(command[1].replaceFirst("exit ", ""));
    String[] words = command[0].strip().split(" +", -1);
    assertThat(words[0]).isEqualTo("bellows");
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(output, true, StandardCharsets.UTF_8);
    int exitCode =
        new Program(surroundings(printed), new Stop())
            .run(Arrays.copyOfRange(words, 1, words.length));
    String text = output.toString(StandardCharsets.UTF_8);
    assertThat(exitCode).as("%s%n%s", lines.get(0), text).isEqualTo(expected);
    lines.stream()
        .skip(1)
        .filter(line -> !line.isBlank())
        .forEach(line -> assertThat(text).as(lines.get(0)).containsPattern(Fences.pattern(line)));
  }

  private Surroundings surroundings(PrintStream printed) {
    return new Surroundings(
        Map.of("BELLOWS_URL", database.url(), "BELLOWS_USER", database.superuser()),
        directory,
        printed,
        printed,
        Style.PLAIN,
        Progress.LINES,
        CrashSeam.NONE);
  }
}
