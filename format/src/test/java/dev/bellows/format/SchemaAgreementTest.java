package dev.bellows.format;

import static dev.bellows.format.Reading.failure;
import static dev.bellows.format.Reading.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.bellows.model.EvidenceKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schema that editors use and the reader that decides say the same. */
class SchemaAgreementTest {

  private static final String EVERY_KEY = "/dev/bellows/format/every-key.yaml";
  private static final String REQUIRED_KEYS = "/dev/bellows/format/required-keys.yaml";

  @Test
  void isAValidSchemaOfItsDraft() {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    String draft = SpecificationVersion.DRAFT_2020_12.getDialectId();

    assertThat(registry.getSchema(SchemaLocation.of(draft)).validate(MigrationSchema.tree()))
        .isEmpty();
  }

  @Test
  void hasAnExampleOfEveryImplementedKey() throws JsonProcessingException {
    Set<String> shown = new TreeSet<>();
    SchemaWalk.along(
        tree(EVERY_KEY), (path, value) -> shown.add(path.replaceAll("/down/\\*$", "/down")));
    shown.remove("/operations/split_column/into/*");

    assertThat(shown).isEqualTo(SchemaWalk.keys().keySet());
  }

  @Test
  void hasEveryImplementedKeyReadAndWrittenBack() throws JsonProcessingException {
    ObjectNode expected = (ObjectNode) tree(EVERY_KEY);
    expected.remove(List.of("$schema", "table"));
    ((ObjectNode) expected.path("backfill")).remove("workers");

    JsonNode written =
        new JsonMapper().readTree(MigrationFile.canonical(yaml(BundledText.read(EVERY_KEY))));

    assertThat(written).isEqualTo(expected);
  }

  @Test
  void namesTheDefaultsThatTheReaderFillsIn() throws JsonProcessingException {
    Map<String, JsonNode> unseen = new TreeMap<>();
    SchemaWalk.keys().forEach((path, schema) -> unseen.put(path, schema.path("default")));
    unseen.values().removeIf(JsonNode::isMissingNode);
    JsonNode written =
        new JsonMapper().readTree(MigrationFile.canonical(yaml(BundledText.read(REQUIRED_KEYS))));

    SchemaWalk.along(
        written,
        (path, value) -> {
          JsonNode documented = unseen.remove(path);
          if (documented != null) {
            assertThat(plain(value)).as(path).isEqualTo(plain(documented));
          }
        });

    assertThat(unseen).containsOnlyKeys("/backfill/workers");
  }

  @Test
  void namesEveryKindOfEvidence() {
    assertThat(SchemaWalk.keys().keySet())
        .filteredOn(path -> path.matches("/evidence/[a-z_]+"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(EvidenceKind.values()).map(kind -> "/evidence/" + kind.key()).toList());
  }

  @Test
  void describesEveryKey() {
    assertThat(SchemaWalk.keys())
        .allSatisfy(
            (path, schema) ->
                assertThat(
                        schema.has("description") || SchemaWalk.resolved(schema).has("description"))
                    .as(path)
                    .isTrue());
  }

  @Test
  void saysInWordsWhatEveryBoundAllows() {
    assertThat(MigrationSchema.tree().findParents("pattern"))
        .filteredOn(schema -> schema.path("pattern").isTextual() && schema.has("type"))
        .isNotEmpty()
        .allSatisfy(schema -> assertThat(schema.has("title")).as(schema.toString()).isTrue());
    for (String bound : List.of("minimum", "maximum", "minItems", "minProperties")) {
      assertThat(MigrationSchema.tree().findParents(bound))
          .filteredOn(schema -> !schema.path("items").path("type").asText().equals("string"))
          .isNotEmpty()
          .allSatisfy(schema -> assertThat(schema.has("title")).as(schema.toString()).isTrue());
    }
  }

  @Test
  void knowsEveryKeyOfTheSpecificationsExample() {
    InvalidMigrationFileException failure =
        failure(BundledText.read("/dev/bellows/format/specification.yaml"));

    assertThat(failure.kind()).isEqualTo(Problem.Kind.NOT_IMPLEMENTED);
    assertThat(failure.problems())
        .extracting(Problem::path)
        .containsExactly(
            "backfill.budget.wal_per_second",
            "backfill.budget.duty",
            "backfill.budget.hours",
            "evidence.rehearsal",
            "guardrails");
  }

  /** Durations are written in more than one way. */
  private static Object plain(JsonNode value) {
    return DurationText.parse(value.asText()).<Object>map(duration -> duration).orElse(value);
  }

  private static JsonNode tree(String resource) throws JsonProcessingException {
    return new YAMLMapper().readTree(BundledText.read(resource));
  }
}
