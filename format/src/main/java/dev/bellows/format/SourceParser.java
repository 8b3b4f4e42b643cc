package dev.bellows.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.bellows.format.SourceNode.Entry;
import dev.bellows.format.SourceNode.Scalar;
import dev.bellows.format.SourceNode.ScalarKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a text to a tree that knows its places; keys twice, aliases and tags are problems. */
final class SourceParser {

  /** The numbers that JSON, YAML 1.1 and YAML 1.2 read alike: no leading zeros, no 0x, no _. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");

  private final JsonParser parser;
  private final Problems problems;

  private SourceParser(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** The tree; empty when the text is no document, which is then among the problems. */
  static Optional<SourceNode> parse(String text, Syntax syntax, Problems problems) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser parser = syntax.tokens().createParser(content)) {
      return new SourceParser(parser, problems).document();
    } catch (JsonProcessingException e) {
      SyntaxError error = SyntaxError.of(e);
      problems.invalid(error.at(), KeyPath.ROOT, error.message());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<SourceNode> document() throws IOException {
    if (parser.nextToken() == null || token() == JsonToken.VALUE_NULL) {
      problems.invalid(
          Position.WHOLE_FILE, KeyPath.ROOT, "the file is empty; it needs at least 'operations'");
      return Optional.empty();
    }
    SourceNode root = node(KeyPath.ROOT);
    if (parser.nextToken() != null) {
      problems.invalid(
          here(), KeyPath.ROOT, "a second document begins here; write one migration a file");
      return Optional.empty();
    }
    return Optional.of(root);
  }

  private SourceNode node(KeyPath path) throws IOException {
    refuseAliasOrTag(path);
    return switch (token()) {
      case START_OBJECT -> mapping(path);
      case START_ARRAY -> sequence(path);
      default -> scalar();
    };
  }

  private SourceNode mapping(KeyPath path) throws IOException {
    Position at = here();
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      Position keyAt = here();
      parser.nextToken();
      Entry entry = new Entry(keyAt, node(path.key(key)));
      Entry first = entries.putIfAbsent(key, entry);
      if (first != null) {
        problems.invalid(
            keyAt,
            path.key(key),
            "key '%s' is given twice, first in line %d; keep one"
                .formatted(key, first.keyAt().line()));
      }
    }
    return new SourceNode.Mapping(at, entries);
  }

  private SourceNode sequence(KeyPath path) throws IOException {
    Position at = here();
    List<SourceNode> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(node(path.index(elements.size())));
    }
    return new SourceNode.Sequence(at, elements);
  }

  private SourceNode scalar() throws IOException {
    String text = Objects.requireNonNullElse(parser.getText(), "");
    return new Scalar(here(), kind(text), text);
  }

  private ScalarKind kind(String text) {
    return switch (token()) {
      case VALUE_TRUE, VALUE_FALSE -> ScalarKind.BOOLEAN;
      case VALUE_NULL -> ScalarKind.NOTHING;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          NUMBER.matcher(text).matches() ? ScalarKind.NUMBER : ScalarKind.TEXT;
      default -> ScalarKind.TEXT;
    };
  }

  private void refuseAliasOrTag(KeyPath path) throws IOException {
    if (isAlias()) {
      problems.invalid(here(), path, "an alias ('*name') is not allowed; write the value out");
    }
    if (parser.getTypeId() != null) {
      problems.invalid(here(), path, "a tag ('!name') is not allowed; leave it out");
    }
  }

  private boolean isAlias() throws IOException {
    return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
  }

  private JsonToken token() {
    return Objects.requireNonNull(parser.currentToken());
  }

  private Position here() {
    return Position.of(parser.currentTokenLocation());
  }
}
