package dev.bellows.format;

import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import java.nio.file.Path;

/**
 * The migration file: reading, and the canonical text that the journal stores. Stateless and
 * thread-safe.
 */
public final class MigrationFile {

  private MigrationFile() {}

  /**
   * Reads a file; its name without the ending is the migration's.
   *
   * @param file ends in {@code .yaml}, {@code .yml} or {@code .json}; UTF-8
   * @throws InvalidMigrationFileException when the file cannot be read, does not follow the format
   *     or uses what is not implemented, with every problem at once
   */
  public static Migration read(Path file) {
    SourceFile source = SourceFile.open(file);
    return read(source.name(), source.text(), source.syntax(), file.toString());
  }

  /**
   * Reads a text.
   *
   * @throws InvalidMigrationFileException when the text does not follow the format or uses what is
   *     not implemented, with every problem at once
   */
  public static Migration read(MigrationName name, String text, Syntax syntax) {
    return read(name, text, syntax, name.value());
  }

  /**
   * The migration as JSON, every default written out, the keys always in the same order, one key a
   * line. {@link #read(MigrationName, String, Syntax)} makes an equal migration of it.
   *
   * @throws IllegalArgumentException when the migration has what no file can say: a duration below
   *     a millisecond, or an index on columns and expressions mixed
   */
  public static String canonical(Migration migration) {
    return CanonicalJson.print(CanonicalJson.whole(migration));
  }

  /**
   * The part of {@link #canonical} that a plan's hash covers: without description and backfill.
   *
   * @throws IllegalArgumentException as {@link #canonical}
   */
  public static String declaration(Migration migration) {
    return CanonicalJson.print(CanonicalJson.declared(migration));
  }

  private static Migration read(MigrationName name, String text, Syntax syntax, String file) {
    Problems problems = new Problems(file);
    SourceNode source = SourceParser.parse(text, syntax, problems).orElse(null);
    if (source != null) {
      SchemaCheck.check(source, problems);
    }
    if (!(source instanceof SourceNode.Mapping mapping)) {
      throw problems.failure();
    }
    Migration migration = new MigrationDecoder(problems).decode(name, mapping);
    problems.throwIfAny();
    return migration;
  }
}
