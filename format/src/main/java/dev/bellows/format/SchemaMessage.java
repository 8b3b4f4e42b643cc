package dev.bellows.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.format.SourceNode.Scalar;
import dev.bellows.format.SourceNode.ScalarKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a value and what is allowed, in words taken from the schema. */
final class SchemaMessage {

  private SchemaMessage() {}

  static String unknownKey(String key, JsonNode rule) {
    List<String> known = new ArrayList<>();
    rule.path("properties").fieldNames().forEachRemaining(known::add);
    return "unknown key '%s'; %s Known here: %s"
        .formatted(key, Nearest.hint(key, known), String.join(", ", known));
  }

  static String missing(String key, JsonNode rule) {
    JsonNode property = rule.path("properties").path(key);
    String description = described(property).path("description").asText();
    return "key '%s' is missing: %s".formatted(key, description);
  }

  static String notAmong(SourceNode node, JsonNode rule) {
    List<String> allowed = texts(rule.path("enum"));
    String message = "must be one of %s, not %s".formatted(join(allowed), node.describe());
    return node instanceof Scalar scalar && scalar.kind() == ScalarKind.TEXT
        ? message + "; " + Nearest.hint(scalar.text(), allowed)
        : message;
  }

  static String twice(SourceNode node) {
    Set<String> seen = new HashSet<>();
    List<String> again = new ArrayList<>();
    for (SourceNode element : ((SourceNode.Sequence) node).elements()) {
      if (element instanceof Scalar scalar && !seen.add(scalar.text())) {
        again.add("'" + scalar.text() + "'");
      }
    }
    return "names %s more than once; keep one".formatted(join(again));
  }

  static String otherForm(SourceNode node, JsonNode rule) {
    if (node instanceof Scalar scalar && scalar.kind() == ScalarKind.NOTHING) {
      return "has no value; it must be %s. Indent what belongs to it, or leave the key out"
          .formatted(expected(rule));
    }
    return "must be %s, not %s".formatted(expected(rule), node.describe());
  }

  static String notImplemented(Place place, JsonNode unready, JsonNode rule) {
    if (unready.isEmpty()) {
      return "is specified and not implemented yet; leave it out";
    }
    List<String> ready = texts(rule.path("enum"));
    ready.remove(unready.path("const").asText());
    String remedy = ready.isEmpty() ? "leave the key out" : "use " + String.join(" or ", ready);
    return "%s is specified and not implemented yet; %s".formatted(place.node().describe(), remedy);
  }

  private static String expected(JsonNode rule) {
    return rule.has("title") ? rule.path("title").asText() : byType(rule.path("type").asText());
  }

  private static String byType(String type) {
    return switch (type) {
      case "object" -> "a mapping of keys to values";
      case "array" -> "a list";
      case "string" -> "a text";
      default -> "of type " + type;
    };
  }

  /** A property that says nothing itself is described by what it refers to. */
  private static JsonNode described(JsonNode property) {
    return property.has("description") || !property.has("$ref")
        ? property
        : MigrationSchema.tree().at(property.path("$ref").asText().substring(1));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private static String join(List<String> texts) {
    return String.join(", ", texts);
  }
}
