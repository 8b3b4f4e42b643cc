package dev.bellows.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A source tree as the JSON that a schema checks. */
final class SourceJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SourceJson() {}

  static JsonNode of(SourceNode node) {
    if (node instanceof SourceNode.Mapping mapping) {
      ObjectNode object = JSON.objectNode();
      mapping.entries().forEach((key, entry) -> object.set(key, of(entry.value())));
      return object;
    }
    if (node instanceof SourceNode.Sequence sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.elements().forEach(element -> array.add(of(element)));
      return array;
    }
    return scalar((SourceNode.Scalar) node);
  }

  private static JsonNode scalar(SourceNode.Scalar scalar) {
    String text = scalar.text();
    return switch (scalar.kind()) {
      case TEXT -> JSON.textNode(text);
      case NUMBER -> number(text);
      case BOOLEAN -> JSON.booleanNode(Boolean.parseBoolean(text));
      case NOTHING -> JSON.nullNode();
    };
  }

  private static JsonNode number(String text) {
    return text.chars().allMatch(character -> character == '-' || Character.isDigit(character))
        ? JSON.numberNode(new BigInteger(text))
        : JSON.numberNode(new BigDecimal(text));
  }
}
