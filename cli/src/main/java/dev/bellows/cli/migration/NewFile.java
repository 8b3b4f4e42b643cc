package dev.bellows.cli.migration;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.format.MigrationTemplate;
import dev.bellows.model.MigrationName;
import dev.bellows.model.TableName;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Writes the file that a new migration begins as. */
public final class NewFile {

  private final Path directory;

  public NewFile(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes {@code migrations/NAME.yaml} from a template; what is there is never overwritten.
   *
   * @param table the table in the place of the template's, or null
   * @return the file
   * @throws BellowsException {@code new.operation}, {@code new.exists}, {@code new.unwritable},
   *     {@code migration.ambiguous} (exit 2)
   */
  public Path write(MigrationName name, String operation, @Nullable String table) {
    String text = text(operation, table);
    Path file = directory.resolve(Reference.FOLDER).resolve(name + ".yaml");
    Path standing = Reference.of(name.value(), directory).file();
    if (standing != null) {
      throw exists(standing);
    }
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw exists(file).causedBy(e);
    } catch (IOException e) {
      throw BellowsException.userError(
              "new.unwritable", "the file %s cannot be written: %s".formatted(file, e))
          .causedBy(e);
    }
  }

  private static String text(String operation, @Nullable String table) {
    try {
      String template = MigrationTemplate.of(operation);
      if (table == null) {
        return template;
      }
      String line = "table: " + quoted(TableName.parse(table).toString());
      return template.replaceFirst("(?m)^table: .*$", Matcher.quoteReplacement(line));
    } catch (IllegalArgumentException e) {
      throw BellowsException.userError("new.operation", e.getMessage() + ". Nothing was written")
          .causedBy(e);
    }
  }

  /** In quotes where YAML might read something else in it. */
  private static String quoted(String table) {
    return table.matches("[A-Za-z][A-Za-z0-9_.]*") ? table : "'" + table.replace("'", "''") + "'";
  }

  private static BellowsException exists(Path file) {
    return BellowsException.userError(
        "new.exists",
        "the file %s is there already and stays as it is; choose another name".formatted(file));
  }
}
