package dev.bellows.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.failure.BellowsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {

  private final Path directory;

  ReferenceTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectory(directory.resolve("migrations"));
  }

  private Path file(String name) throws IOException {
    return Files.writeString(directory.resolve(name), "table: t\n");
  }

  @Test
  void aNameIsLookedUpInTheFolderWithEveryEnding() throws IOException {
    for (String ending : new String[] {"yaml", "yml", "json"}) {
      Path file = file("migrations/in-" + ending + "." + ending);
      Reference reference = Reference.of("in-" + ending, directory);
      assertThat(reference.file()).isEqualTo(file);
      assertThat(reference.name()).hasToString("in-" + ending);
    }
  }

  @Test
  void aNameWithoutAFileMayBeInTheJournal() {
    assertThat(Reference.of("elsewhere", directory).file()).isNull();
    assertThat(Reference.of("elsewhere", directory).declared()).isEmpty();
  }

  @Test
  void whatEndsLikeAFileOrHasASlashIsAFile() {
    assertThat(Reference.of("some.yaml", directory).file())
        .isEqualTo(directory.resolve("some.yaml"));
    assertThat(Reference.of("./deep/some.json", directory).name()).hasToString("some");
    assertThat(Reference.of("/tmp/some", directory).file()).isEqualTo(Path.of("/tmp/some"));
  }

  @Test
  void aNameWithTwoFilesIsRefused() throws IOException {
    file("migrations/twice.yaml");
    file("migrations/twice.json");
    assertThatThrownBy(() -> Reference.of("twice", directory))
        .isInstanceOf(BellowsException.class)
        .hasMessageContaining("twice.yaml")
        .hasMessageContaining("twice.json");
  }
}
