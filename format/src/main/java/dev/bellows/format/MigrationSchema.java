package dev.bellows.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/**
 * The JSON Schema (draft 2020-12) of the migration file, for editors and for the reader.
 * Thread-safe.
 */
public final class MigrationSchema {

  /** The class path resource that holds the schema. */
  public static final String RESOURCE = "/dev/bellows/migration.schema.json";

  private static final class Loaded {
    static final JsonNode TREE = parse(text());
    static final Schema COMPILED =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TREE);
  }

  private MigrationSchema() {}

  /** The schema's text. */
  public static String text() {
    return BundledText.read(RESOURCE);
  }

  static JsonNode tree() {
    return Loaded.TREE;
  }

  static Schema compiled() {
    return Loaded.COMPILED;
  }

  private static JsonNode parse(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(RESOURCE + " is damaged; install Bellows again", e);
    }
  }
}
