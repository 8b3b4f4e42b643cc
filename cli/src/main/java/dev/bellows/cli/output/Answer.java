package dev.bellows.cli.output;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a command has to say when it has done its work. Only the form that is asked for is made.
 *
 * @param exitCode 0, or 3 where the answer is a no
 * @param text lines for a person
 */
public record Answer(
    int exitCode, Supplier<Document> document, Function<Style, List<String>> text) {

  private static final int DONE = 0;
  private static final int REFUSED = 3;

  /** An answer of a command that did what was asked. */
  public static Answer done(Supplier<Document> document, Function<Style, List<String>> text) {
    return new Answer(DONE, document, text);
  }

  /** The same answer, with the exit code that tells a script whether it is a yes. */
  public Answer withVerdict(boolean yes) {
    return new Answer(yes ? DONE : REFUSED, document, text);
  }
}
