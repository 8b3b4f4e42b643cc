package dev.bellows.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {

  @TempDir Path folder = Path.of("");

  @Test
  void saysThatThereIsNoSuchFile() {
    assertThat(message("absent.yaml")).isEqualTo(": there is no such file");
  }

  @Test
  void saysThatAFolderIsNoFile() throws IOException {
    Files.createDirectory(folder.resolve("folder.yaml"));

    assertThat(message("folder.yaml")).isEqualTo(": is a folder, not a file");
  }

  @Test
  void saysWhichEndingsThereAre() {
    assertThat(message("change.sql")).isEqualTo(": must end in .yaml, .yml or .json");
  }

  @Test
  void saysWhatANameMayHold() {
    assertThat(message("Change It.yml"))
        .isEqualTo(
            ": migration name 'Change It' may hold lower-case letters, digits, '-' and '_' only;"
                + " rename the file");
  }

  @Test
  void saysThatAFileIsNotUtf8() throws IOException {
    Files.write(folder.resolve("latin.yaml"), "table: ö".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(message("latin.yaml")).isEqualTo(": is not UTF-8 text; save it as UTF-8");
  }

  /** The message without the file's path, which it begins with. */
  private String message(String fileName) {
    Path file = folder.resolve(fileName);
    InvalidMigrationFileException failure =
        catchThrowableOfType(InvalidMigrationFileException.class, () -> MigrationFile.read(file));
    assertThat(failure.file()).isEqualTo(file.toString());
    return String.valueOf(failure.getMessage()).substring(file.toString().length());
  }
}
