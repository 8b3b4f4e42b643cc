package dev.bellows.cli.migration;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.format.MigrationFile;
import dev.bellows.format.Syntax;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A migration as the command line names it.
 *
 * @param file its file: the one that was given, or the one in {@code migrations/}; null where only
 *     the journal may know it
 */
public record Reference(MigrationName name, @Nullable Path file) {

  /** The folder that a name is looked up in. */
  public static final String FOLDER = "migrations";

  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

  /**
   * What contains a slash or ends as migration files do is a file; anything else is a name.
   *
   * @throws BellowsException {@code migration.name}, {@code migration.ambiguous} (exit 2)
   */
  public static Reference of(String text, Path directory) {
    boolean isFile = text.contains("/") || Syntax.ofFileName(text).isPresent();
    if (isFile) {
      Path file = directory.resolve(text);
      return new Reference(name(stem(String.valueOf(file.getFileName()))), file);
    }
    MigrationName name = name(text);
    return new Reference(name, found(name, directory.resolve(FOLDER)));
  }

  private static String stem(String fileName) {
    return ENDINGS.stream()
        .filter(fileName::endsWith)
        .findFirst()
        .map(ending -> fileName.substring(0, fileName.length() - ending.length()))
        .orElse(fileName);
  }

  /**
   * A name as it was typed.
   *
   * @throws BellowsException {@code migration.name} (exit 2)
   */
  public static MigrationName name(String text) {
    try {
      return new MigrationName(text);
    } catch (IllegalArgumentException e) {
      throw BellowsException.userError("migration.name", e.getMessage() + ". Nothing was done")
          .causedBy(e);
    }
  }

  private static @Nullable Path found(MigrationName name, Path folder) {
    List<Path> files =
        ENDINGS.stream()
            .map(ending -> folder.resolve(name + ending))
            .filter(Files::exists)
            .toList();
    if (files.size() > 1) {
      throw BellowsException.userError(
          "migration.ambiguous",
          "migration '%s' has more than one file: %s. Nothing was done; give the one that is meant"
              .formatted(name, files));
    }
    return files.isEmpty() ? null : files.get(0);
  }

  /**
   * The migration as its file declares it; empty without a file.
   *
   * @throws dev.bellows.format.InvalidMigrationFileException when the file cannot be used
   */
  public Optional<Migration> declared() {
    return Optional.ofNullable(file).map(MigrationFile::read);
  }
}
