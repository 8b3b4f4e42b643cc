package dev.bellows.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Where and why a text is neither YAML nor JSON. */
record SyntaxError(Position at, String message) {

  static SyntaxError of(JsonProcessingException exception) {
    Position at = Position.of(exception.getLocation());
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof MarkedYAMLException marked) {
        return new SyntaxError(at(marked, at), text(marked.getProblem()));
      }
    }
    return new SyntaxError(at, text(firstLine(exception.getOriginalMessage())));
  }

  private static Position at(MarkedYAMLException exception, Position otherwise) {
    Mark mark = exception.getProblemMark();
    return mark == null ? otherwise : new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String text(String reason) {
    return "the text cannot be read: " + reason;
  }

  /** The parser appends its own classes and excerpts; neither helps a reader. */
  private static String firstLine(String message) {
    return message.replaceFirst(", got this instead: <.*", "").lines().findFirst().orElse(message);
  }
}
