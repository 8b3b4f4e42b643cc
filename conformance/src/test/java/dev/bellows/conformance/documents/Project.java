package dev.bellows.conformance.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the project. */
public final class Project {

  private static final Path ROOT = root();

  private Project() {}

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/lifecycle.md"))) {
      Path above = folder.getParent();
      if (above == null) {
        throw new IllegalStateException("docs/lifecycle.md is in no folder above the working one");
      }
      folder = above;
    }
    return folder;
  }

  /** A file by its path in the project. */
  public static Path file(String path) {
    return ROOT.resolve(path);
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String read(String path) {
    return read(file(path));
  }

  /** Every Java file, tests included. */
  public static Stream<Path> javaSources() {
    return modules().stream().flatMap(module -> below(module.resolve("src"), ".java"));
  }

  /** Every Java file that is not a test. */
  public static Stream<Path> mainSources() {
    return modules().stream().flatMap(module -> below(module.resolve("src/main"), ".java"));
  }

  /** Every document. */
  public static List<Path> documents() {
    return Stream.concat(
            list(ROOT).filter(file -> file.toString().endsWith(".md")), below(file("docs"), ".md"))
        .sorted()
        .toList();
  }

  private static List<Path> modules() {
    return list(ROOT).filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList();
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> below(Path folder, String ending) {
    if (!Files.exists(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
