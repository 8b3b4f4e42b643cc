package dev.bellows.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Follows the schema's implemented keys, alone or along a document. */
final class SchemaWalk {

  private SchemaWalk() {}

  /** Every implemented key by its path, with what the schema says of it. */
  static Map<String, JsonNode> keys() {
    Map<String, JsonNode> keys = new TreeMap<>();
    collect("", MigrationSchema.tree(), keys);
    return keys;
  }

  private static void collect(String path, JsonNode written, Map<String, JsonNode> keys) {
    JsonNode schema = resolved(written);
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (isImplemented(resolved(property.getValue()))) {
                keys.put(path + "/" + property.getKey(), property.getValue());
                collect(path + "/" + property.getKey(), property.getValue(), keys);
              }
            });
    namedElements(schema).ifPresent(element -> collect(path + "/*", element, keys));
    if (schema.has("items")) {
      collect(path, schema.path("items"), keys);
    }
  }

  /** Visits the values of a document, each with the schema's path of its key. */
  static void along(JsonNode document, BiConsumer<String, JsonNode> visitor) {
    along("", MigrationSchema.tree(), document, visitor);
  }

  private static void along(
      String path, JsonNode written, JsonNode value, BiConsumer<String, JsonNode> visitor) {
    JsonNode schema = resolved(written);
    if (value.isArray()) {
      value.forEach(element -> along(path, schema.path("items"), element, visitor));
    }
    value
        .properties()
        .forEach(
            entry -> {
              JsonNode property = schema.path("properties").path(entry.getKey());
              boolean known = !property.isMissingNode();
              String below = path + "/" + (known ? entry.getKey() : "*");
              visitor.accept(below, entry.getValue());
              JsonNode rule = known ? property : schema.path("additionalProperties");
              along(below, rule, entry.getValue(), visitor);
            });
  }

  static JsonNode resolved(JsonNode schema) {
    return schema.has("$ref")
        ? MigrationSchema.tree().at(schema.path("$ref").asText().substring(1))
        : schema;
  }

  private static Optional<JsonNode> namedElements(JsonNode schema) {
    return Optional.of(schema.path("additionalProperties")).filter(JsonNode::isObject);
  }

  private static boolean isImplemented(JsonNode schema) {
    return !schema.has("not") || !schema.path("not").isEmpty();
  }
}
