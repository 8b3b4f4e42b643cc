package dev.bellows.format;

import java.util.List;
import java.util.Map;

/** A value of a source text with its place. */
sealed interface SourceNode {

  /** Where the value begins. */
  Position at();

  /** The value as an error names it, such as {@code the text 'no'}. */
  String describe();

  /** Keys with values, in file order. */
  record Mapping(Position at, Map<String, Entry> entries) implements SourceNode {
    @Override
    public String describe() {
      return entries.isEmpty()
          ? "an empty mapping"
          : "a mapping with the keys " + String.join(", ", entries.keySet());
    }
  }

  /** A key's place and its value. */
  record Entry(Position keyAt, SourceNode value) {}

  /** A list. */
  record Sequence(Position at, List<SourceNode> elements) implements SourceNode {
    @Override
    public String describe() {
      return elements.isEmpty() ? "an empty list" : "a list";
    }
  }

  /**
   * A single value.
   *
   * @param text as it is written, without quotes
   */
  record Scalar(Position at, ScalarKind kind, String text) implements SourceNode {

    private static final int SHOWN = 60;

    @Override
    public String describe() {
      return switch (kind) {
        case TEXT -> text.isEmpty() ? "an empty text" : "the text '" + shortened() + "'";
        case NUMBER -> "the number " + shortened();
        case BOOLEAN -> text;
        case NOTHING -> "nothing";
      };
    }

    private String shortened() {
      return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
  }

  /** What a single value is, by its form and quotes. */
  enum ScalarKind {
    TEXT,
    NUMBER,
    BOOLEAN,
    NOTHING
  }
}
