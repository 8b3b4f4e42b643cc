package dev.bellows.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellows.format.MigrationFile;
import dev.bellows.format.MigrationTemplate;
import dev.bellows.format.Syntax;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The migration files that the documents show, and the keys they tell of. */
final class MigrationExamplesTest {

  static Stream<Path> documents() {
    return Project.documents().stream()
        .filter(document -> !Fences.of(Project.read(document), "yaml").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyExampleReadsWithoutAProblem(Path document) {
    for (String example : Fences.of(Project.read(document), "yaml")) {
      assertThatCode(() -> read(example)).as(example).doesNotThrowAnyException();
    }
  }

  @Test
  void everyOperationHasAPageThatShowsIt() {
    for (String operation : MigrationTemplate.operations()) {
      String page = Project.read("docs/operations/%s.md".formatted(operation));
      assertThat(Fences.of(page, "yaml"))
          .isNotEmpty()
          .allSatisfy(
              example ->
                  assertThat(read(example).operations())
                      .allMatch(it -> it.key().equals(operation)));
    }
  }

  @Test
  void theExampleOfEverySettingShowsTheDefaults() {
    String example = Fences.of(Project.read("docs/migration-file.md"), "yaml").get(0);
    Migration shown = read(example);
    assertThat(shown.sync()).isEqualTo(Migration.Sync.DEFAULT);
    assertThat(shown.quarantine()).isEqualTo(Migration.Quarantine.DEFAULT);
    assertThat(shown.evidence()).isEqualTo(Migration.Evidence.DEFAULT);
    assertThat(shown.backfill())
        .usingRecursiveComparison()
        .ignoringFields("rowsPerSecond")
        .isEqualTo(Migration.Backfill.DEFAULT);
    assertThat(shown.rollback())
        .usingRecursiveComparison()
        .ignoringFields("application")
        .isEqualTo(Migration.Rollback.DEFAULT);
  }

  @Test
  void everyKeyOfTheSchemaIsToldOf() throws IOException {
    String text = Project.read("docs/migration-file.md");
    assertThat(keys()).allMatch(key -> text.matches("(?s).*\\b" + key + "\\b.*"));
  }

  /** The keys of a file and of the operations that are implemented. */
  private static Set<String> keys() throws IOException {
    JsonNode schema =
        new ObjectMapper()
            .readTree(
                Project.file("format/src/main/resources/dev/bellows/migration.schema.json")
                    .toFile());
    Set<String> keys = new LinkedHashSet<>();
    collect(schema, keys);
    collect(schema.at("/$defs/evidence"), keys);
    schema
        .at("/$defs/operation/properties")
        .properties()
        .forEach(
            operation -> {
              keys.add(operation.getKey());
              if (!operation.getValue().has("not")) {
                collect(operation.getValue(), keys);
              }
            });
    keys.removeAll(List.of("$schema", "required", "max_age"));
    return keys;
  }

  private static void collect(JsonNode node, Set<String> keys) {
    for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
      keys.add(property.getKey());
      collect(property.getValue(), keys);
    }
  }

  private static Migration read(String example) {
    return MigrationFile.read(new MigrationName("example"), example, Syntax.YAML);
  }
}
