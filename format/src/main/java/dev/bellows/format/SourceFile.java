package dev.bellows.format;

import dev.bellows.model.MigrationName;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A migration file's name and content. */
record SourceFile(MigrationName name, String text, Syntax syntax) {

  static SourceFile open(Path file) {
    String fileName = String.valueOf(file.getFileName());
    Syntax syntax =
        Syntax.ofFileName(fileName)
            .orElseThrow(() -> failure(file, "must end in .yaml, .yml or .json"));
    return new SourceFile(name(file, fileName), text(file), syntax);
  }

  private static MigrationName name(Path file, String fileName) {
    try {
      return new MigrationName(fileName.substring(0, fileName.lastIndexOf('.')));
    } catch (IllegalArgumentException e) {
      throw failure(file, e.getMessage() + "; rename the file");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw failure(file, "there is no such file");
    } catch (CharacterCodingException e) {
      throw failure(file, "is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      String why = Files.isDirectory(file) ? "is a folder, not a file" : "cannot be read: " + e;
      throw failure(file, why);
    }
  }

  private static InvalidMigrationFileException failure(Path file, String message) {
    Problems problems = new Problems(file.toString());
    problems.invalid(Position.WHOLE_FILE, KeyPath.ROOT, message);
    return problems.failure();
  }
}
