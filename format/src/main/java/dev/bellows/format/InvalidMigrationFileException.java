package dev.bellows.format;

import java.util.List;
import java.util.stream.Collectors;

/** A migration file that cannot be used; carries every problem found, in file order. */
public final class InvalidMigrationFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final transient List<Problem> problems;

  InvalidMigrationFileException(String file, List<Problem> problems) {
    super(message(file, problems));
    this.file = file;
    this.problems = List.copyOf(problems);
  }

  /** The file as it was given, or the migration's name where the text did not come from a file. */
  public String file() {
    return file;
  }

  /** At least one problem, in file order. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * {@link Problem.Kind#NOT_IMPLEMENTED} when all problems are of that kind, so that the file is
   * right and only ahead of this version; else {@link Problem.Kind#INVALID}.
   */
  public Problem.Kind kind() {
    return problems.stream().allMatch(one -> one.kind() == Problem.Kind.NOT_IMPLEMENTED)
        ? Problem.Kind.NOT_IMPLEMENTED
        : Problem.Kind.INVALID;
  }

  private static String message(String file, List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.describe(file))
        .collect(Collectors.joining("\n"));
  }
}
