package dev.bellows.cli.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.bellows.engine.failure.BellowsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file {@code bellows.yaml}: keys and texts. */
final class ConfigurationFile {

  static final String NAME = "bellows.yaml";
  static final List<String> KEYS = List.of("url", "user", "password", "control_schema", "actor");

  private ConfigurationFile() {}

  /**
   * Reads the file that was asked for, or the one in the directory if there is one.
   *
   * @throws BellowsException {@code config.missing}, {@code config.invalid} (exit 2)
   */
  static Map<String, String> read(Path directory, @Nullable String asked) {
    Path file = directory.resolve(asked == null ? NAME : asked);
    if (Files.exists(file)) {
      return keys(file, tree(file));
    }
    if (asked != null) {
      throw BellowsException.userError(
              "config.missing",
              "there is no file '%s', which --config names. Nothing was done".formatted(asked))
          .with("file", file);
    }
    return Map.of();
  }

  private static JsonNode tree(Path file) {
    try (var text = Files.newBufferedReader(file)) {
      return new YAMLMapper().readTree(text);
    } catch (JsonProcessingException e) {
      // neither the message nor the cause is told: both quote the file, and with it the password
      throw invalid(
          file,
          "it is not YAML at line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw invalid(file, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  private static Map<String, String> keys(Path file, JsonNode tree) {
    Map<String, String> keys = new LinkedHashMap<>();
    if (tree.isMissingNode() || tree.isNull()) {
      return keys;
    }
    if (!tree.isObject()) {
      throw invalid(file, "it must hold keys and their values");
    }
    tree.properties()
        .forEach(
            field -> {
              if (!KEYS.contains(field.getKey())) {
                throw invalid(
                    file,
                    "it has a key '%s'; known are %s"
                        .formatted(field.getKey(), String.join(", ", KEYS)));
              }
              if (!field.getValue().isValueNode()) {
                throw invalid(file, "'%s' must be a text".formatted(field.getKey()));
              }
              keys.put(field.getKey(), field.getValue().asText(""));
            });
    return keys;
  }

  private static BellowsException invalid(Path file, String why) {
    return BellowsException.userError(
            "config.invalid",
            "the configuration file '%s' cannot be used: %s. Nothing was done".formatted(file, why))
        .with("file", file);
  }
}
