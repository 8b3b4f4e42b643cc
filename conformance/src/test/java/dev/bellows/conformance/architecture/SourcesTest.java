package dev.bellows.conformance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.conformance.documents.Project;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void everyPackageIsNullMarked() {
    assertThat(Project.javaSources().filter(file -> !told(file, "@NullMarked"))).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(Project.mainSources().filter(file -> !told(file, "/**"))).isEmpty();
  }

  /** Whether the package of a file has that in its description. */
  private static boolean told(Path file, String what) {
    Path description = file.resolveSibling("package-info.java");
    return Files.exists(description) && Project.read(description).contains(what);
  }
}
