package dev.bellows.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file. Not thread-safe. */
final class Problems {

  private record Found(KeyPath path, Problem problem) {}

  private final String file;
  private final List<Found> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void invalid(Position at, KeyPath path, String message) {
    add(at, path, message, Problem.Kind.INVALID);
  }

  void notImplemented(Position at, KeyPath path, String message) {
    add(at, path, message, Problem.Kind.NOT_IMPLEMENTED);
  }

  private void add(Position at, KeyPath path, String message, Problem.Kind kind) {
    Problem problem = new Problem(at.line(), at.column(), path.toString(), message, kind);
    found.add(new Found(path, problem));
  }

  /** Whether the value at the path, or anything in it, has a problem. */
  boolean anyWithin(KeyPath path) {
    return found.stream().anyMatch(one -> one.path.isWithin(path));
  }

  /** Whether the value at the path itself has a problem. */
  boolean anyAt(KeyPath path) {
    return found.stream().anyMatch(one -> one.path.equals(path));
  }

  /**
   * @throws InvalidMigrationFileException when there is a problem, with all of them in file order
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw failure();
    }
  }

  InvalidMigrationFileException failure() {
    return new InvalidMigrationFileException(file, inFileOrder());
  }

  private List<Problem> inFileOrder() {
    return found.stream()
        .map(Found::problem)
        .distinct()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }
}
