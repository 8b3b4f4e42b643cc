package dev.bellows.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Commented examples of migration files, to begin from. Stateless and thread-safe. */
public final class MigrationTemplate {

  private static final String FOLDER = "/dev/bellows/template/";

  private MigrationTemplate() {}

  /** The keys of the operations that have a template: all that are implemented. */
  public static List<String> operations() {
    JsonNode operations = MigrationSchema.tree().at("/$defs/operation/properties");
    return operations.properties().stream()
        .filter(operation -> !operation.getValue().has("not"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * A migration file in YAML with one such operation; it reads without a problem as it stands.
   *
   * @param operation an operation's key, such as {@code split_column}
   * @throws IllegalArgumentException when there is no template of that name; the message names the
   *     nearest and all others
   */
  public static String of(String operation) {
    List<String> known = operations();
    if (!known.contains(operation)) {
      throw new IllegalArgumentException(
          "there is no template for '%s'; %s Known: %s"
              .formatted(operation, Nearest.hint(operation, known), String.join(", ", known)));
    }
    return BundledText.read(FOLDER + operation + ".yaml")
        + BundledText.read(FOLDER + "settings.yaml");
  }
}
