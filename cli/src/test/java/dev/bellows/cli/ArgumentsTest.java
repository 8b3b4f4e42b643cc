package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line understands, without a database. */
class ArgumentsTest {

  private static final List<String> COMMANDS =
      List.of(
          "init",
          "new",
          "plan",
          "expand",
          "backfill",
          "verify",
          "switch",
          "evidence",
          "review",
          "contract",
          "rollback",
          "run",
          "status",
          "history",
          "report",
          "debt",
          "debt accept",
          "pause",
          "resume",
          "doctor");

  private final Shell shell;

  ArgumentsTest(@TempDir Path directory) {
    shell = new Shell(directory);
  }

  @Test
  void everyCommandExplainsItself() {
    assertThat(shell.run("--help").exits(0).out()).contains(COMMANDS.get(0), "Exit codes:");
    for (String command : COMMANDS) {
      Ended help = shell.run(command + " --help").exits(0);
      assertThat(help.out()).contains("bellows " + command, "--url", "--output");
      assertThat(help.err()).isEmpty();
    }
  }

  @Test
  void theVersionIsTheOneThatWasBuilt() {
    assertThat(shell.run("--version").exits(0).out()).matches("bellows \\d+\\.\\d+.*\\R");
    assertThat(shell.run("plan --version").exits(0).out()).startsWith("bellows ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nonsense",
        "frobnicate",
        "plan",
        "plan one two",
        "switch name",
        "switch name --reads sideways",
        "switch name --reads new --percent many",
        "contract name --override everything",
        "run name --until SOMEWHERE",
        "review name",
        "review name --approve --reject",
        "pause name",
        "pause --reason why",
        "pause name --all --reason why",
        "resume",
        "debt accept name --reason why",
        "debt accept name --until tomorrow --reason why",
        "new name",
        "status name --patience soon --url postgresql://localhost/none"
      })
  void aCommandThatIsWrongEndsWithTwoAndSaysHow(String command) {
    Ended text = shell.run(command).exits(2);
    assertThat(text.err()).startsWith("bellows: ").contains("Nothing was done", "[usage]");
    assertThat(text.out()).isEmpty();
    assertThat(shell.json(command).exits(2).failure("usage").path("category").asText())
        .isEqualTo("USER_ERROR");
  }

  @Test
  void withoutACommandTheHelpIsPointedTo() {
    assertThat(shell.run(new String[0]).exits(2).err()).contains("bellows --help");
  }

  @Test
  void withoutAUrlTheWaysToGiveOneAreNamed() {
    Ended ended = shell.json("status").exits(2);
    assertThat(ended.failure("url.missing").path("message").asText())
        .contains("--url", "BELLOWS_URL", "bellows.yaml", "postgresql://");
  }

  @Test
  void anUnknownKindOfUrlIsRefusedWithWhatIsSupportedAndWithoutItsPassword() {
    Ended ended = shell.json("status --url mysql://me:secret@host/db?password=secret").exits(2);
    ended.failure("url.unsupported");
    assertThat(ended.out()).contains("mysql://host/db", "postgresql://").doesNotContain("secret");
  }

  @Test
  void aServerThatIsNotThereMakesACommandWorthRepeating() {
    Ended ended = shell.json("status --url postgresql://me:secret@127.0.0.1:1/none").exits(4);
    ended.failure("database.unreachable");
    assertThat(ended.out() + ended.err()).doesNotContain("secret");
  }

  @Test
  void anUnknownKeyOfTheConfigurationIsRefused() {
    shell.file("bellows.yaml", "url: postgresql://127.0.0.1:1/none\npasword: secret\n");
    Ended ended = shell.json("status").exits(2);
    assertThat(ended.failure("config.invalid").path("message").asText())
        .contains("pasword", "control_schema")
        .doesNotContain("secret");
  }

  @Test
  void aConfigurationThatIsNotYamlIsToldByPlaceAndNotQuoted() {
    shell.file("bellows.yaml", "url: postgresql://h/d\npassword: [secret\n");
    Ended ended = shell.json("status --debug").exits(2);
    assertThat(ended.failure("config.invalid").path("message").asText()).contains("line 2");
    assertThat(ended.out() + ended.err()).doesNotContain("secret");
  }

  @Test
  void aKeyWithoutAValueCountsAsNotGiven() {
    shell.file("bellows.yaml", "url: postgresql://127.0.0.1:1/none\nuser:\n");
    shell.json("status").exits(4).failure("database.unreachable");
  }

  @Test
  void aConfigurationThatIsAskedForMustBeThere() {
    shell.json("status --config other.yaml").exits(2).failure("config.missing");
  }

  @Test
  void theUrlMayComeFromTheConfiguration() {
    shell.file("bellows.yaml", "url: postgresql://127.0.0.1:1/none\n");
    shell.json("status").exits(4).failure("database.unreachable");
  }

  @Test
  void aFileThatIsWrongIsToldWithEveryPlace() {
    shell.file("migrations/wrong.yaml", "table: t\nopperations: []\n");
    Ended ended = shell.json("plan wrong --url postgresql://127.0.0.1:1/none").exits(2);
    var context = ended.failure("file.invalid").path("context");
    assertThat(context.path("file").asText()).endsWith("wrong.yaml");
    assertThat(context.path("problems").findValuesAsText("line")).contains("2");
  }

  @Test
  void aFileThatIsAheadOfThisVersionIsRefused() {
    shell.file(
        "migrations/ahead.yaml",
        "table: t\noperations: [{drop_column: {name: a}}]\nsync: {mode: application}\n");
    shell
        .json("plan migrations/ahead.yaml --url postgresql://127.0.0.1:1/none")
        .exits(3)
        .failure("file.not-implemented");
  }

  @Test
  void aNameThatNoFileCouldHaveIsRefused() {
    shell
        .json("status Not.A.Name --url postgresql://127.0.0.1:1/none")
        .exits(2)
        .failure("migration.name");
  }

  @Test
  void aNewFileReadsWithoutAProblemAndIsNeverOverwritten() throws Exception {
    Ended made = shell.run("new index-orders --operation create_index --table Shop.Order").exits(0);
    Path file = shell.directory().resolve("migrations/index-orders.yaml");
    assertThat(made.out()).contains(file.toString(), "bellows plan index-orders");
    assertThat(Files.readString(file)).contains("table: Shop.Order", "create_index");
    shell
        .json("plan index-orders --url postgresql://127.0.0.1:1/none")
        .exits(4)
        .failure("database.unreachable");

    shell.json("new index-orders --operation drop_index").exits(2).failure("new.exists");
    assertThat(Files.readString(file)).contains("create_index");
  }

  @Test
  void aNewFileOfAnUnknownOperationIsNotWritten() {
    Ended ended = shell.json("new some --operation split_colum").exits(2);
    assertThat(ended.failure("new.operation").path("message").asText()).contains("split_column");
    assertThat(shell.directory().resolve("migrations")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsToldAndNothingElse() {
    Ended ended =
        new Shell(Path.of("/dev/null")).json("new some --operation split_column").exits(2);
    ended.failure("new.unwritable");
  }
}
