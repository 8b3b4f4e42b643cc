package dev.bellows.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.model.Migration;
import dev.bellows.model.Migration.Backfill;
import dev.bellows.model.Migration.Rollback;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A migration as JSON with every default written out, in one order of keys. */
final class CanonicalJson {

  private static final JsonMapper JSON = new JsonMapper();
  private static final ObjectWriter WRITER = JSON.writer(onePerLine());

  private CanonicalJson() {}

  static ObjectNode whole(Migration migration) {
    ObjectNode file = JSON.createObjectNode();
    putIfGiven(file, "description", migration.description());
    file.setAll(declared(migration));
    file.set("backfill", backfill(migration.backfill()));
    return file;
  }

  static ObjectNode declared(Migration migration) {
    ObjectNode file = JSON.createObjectNode();
    ArrayNode operations = file.putArray("operations");
    migration.operations().stream().map(CanonicalOperation::of).forEach(operations::add);
    file.putObject("sync")
        .put("mode", word(migration.sync().mode()))
        .put("max_window", DurationText.print(migration.sync().maxWindow()));
    if (migration.switchMode() != null) {
      file.putObject("switch").put("mode", word(migration.switchMode()));
    }
    file.putObject("quarantine")
        .put("method", word(migration.quarantine().method()))
        .put("soak", DurationText.print(migration.quarantine().soak()));
    file.set("evidence", CanonicalEvidence.of(migration.evidence()));
    file.set("rollback", rollback(migration.rollback()));
    return file;
  }

  static String print(ObjectNode node) {
    try {
      return WRITER.writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON from memory cannot be written", e);
    }
  }

  static void putIfGiven(ObjectNode node, String key, @Nullable String value) {
    if (value != null) {
      node.put(key, value);
    }
  }

  /** The word that stands for an enum's constant in a file. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode backfill(Backfill backfill) {
    ObjectNode node = JSON.createObjectNode();
    node.put("target_batch_time", DurationText.print(backfill.targetBatchTime()));
    node.putObject("batch").put("min", backfill.minBatch()).put("max", backfill.maxBatch());
    node.put("pause", backfill.pause() == null ? "auto" : DurationText.print(backfill.pause()));
    node.put("order", word(backfill.order()));
    if (backfill.rowsPerSecond() != null) {
      node.putObject("budget").put("rows_per_second", backfill.rowsPerSecond());
    }
    return node;
  }

  private static ObjectNode rollback(Rollback rollback) {
    ObjectNode node = JSON.createObjectNode();
    putIfGiven(node, "application", rollback.application());
    return node.put("schema", word(rollback.schema())).put("data", word(rollback.data()));
  }

  private static DefaultPrettyPrinter onePerLine() {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
