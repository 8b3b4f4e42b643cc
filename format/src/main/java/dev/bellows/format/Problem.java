package dev.bellows.format;

/**
 * One thing that is wrong with a migration file.
 *
 * @param line counted from one; zero where the file as a whole is meant
 * @param column counted from one; zero where the file as a whole is meant
 * @param path the key that is meant, such as {@code operations[0].split_column.from}; empty for the
 *     whole document
 * @param message what is wrong and what is allowed
 */
public record Problem(int line, int column, String path, String message, Kind kind) {

  /** Whether the file is wrong, or right and ahead of this version. */
  public enum Kind {
    /** The file does not follow the format. */
    INVALID,
    /** The format has it, this version of Bellows does not do it yet. */
    NOT_IMPLEMENTED
  }

  /** The problem on one line, as compilers write it: {@code FILE:LINE:COLUMN: PATH: MESSAGE}. */
  public String describe(String file) {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    return path.isEmpty() ? place + ": " + message : place + ": " + path + ": " + message;
  }
}
