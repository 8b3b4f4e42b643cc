package dev.bellows.postgresql.sync;

/**
 * PL/pgSQL being written. A line that was written is never indented anew: an expression may hold a
 * literal of several lines.
 */
final class Code {

  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** One line, or an expression's lines. */
  Code line(String line) {
    text.append(STEP.repeat(depth)).append(line).append('\n');
    return this;
  }

  /** A line that what follows belongs to. */
  Code open(String line) {
    line(line);
    depth++;
    return this;
  }

  /** A line that ends a part and begins the next. */
  Code next(String line) {
    depth--;
    return open(line);
  }

  Code close(String line) {
    depth--;
    return line(line);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
