package dev.bellows.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.conformance.documents.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be read off the source files alone. */
final class SourcesTest {

  private static final int MOST_LINES = 400;

  @Test
  void noFileHasMoreThanFourHundredLines() {
    assertThat(
            Project.javaSources().filter(file -> Project.read(file).lines().count() > MOST_LINES))
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(packages().filter(folder -> !documented(folder))).isEmpty();
  }

  private static Stream<Path> packages() {
    return Project.javaSources().map(Path::getParent).distinct();
  }

  private static boolean documented(Path folder) {
    Path file = folder.resolve("package-info.java");
    return Files.exists(file)
        && List.of("/**", "@NullMarked").stream().allMatch(Project.read(file)::contains);
  }
}
