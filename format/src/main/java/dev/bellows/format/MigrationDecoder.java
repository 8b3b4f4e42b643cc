package dev.bellows.format;

import dev.bellows.model.Migration;
import dev.bellows.model.Migration.AddedData;
import dev.bellows.model.Migration.AddedSchema;
import dev.bellows.model.Migration.Backfill;
import dev.bellows.model.Migration.Quarantine;
import dev.bellows.model.Migration.Rollback;
import dev.bellows.model.Migration.Sync;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Operation;
import dev.bellows.model.SwitchMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a migration of a source, with the model's defaults for what the source leaves out. */
final class MigrationDecoder {

  private final Problems problems;

  MigrationDecoder(Problems problems) {
    this.problems = problems;
  }

  Migration decode(MigrationName name, SourceNode.Mapping source) {
    Section file = new Section(Place.root(source), problems);
    return new Migration(
        name,
        file.isSound("description") ? file.textOrNull("description") : null,
        operations(file),
        sync(file.section("sync")),
        backfill(file.section("backfill")),
        switchMode(file.section("switch")),
        quarantine(file.section("quarantine")),
        EvidenceDecoder.decode(file.section("evidence")),
        rollback(file.section("rollback")));
  }

  private List<Operation> operations(Section file) {
    if (!(file.placeOf("operations").node() instanceof SourceNode.Sequence)) {
      return List.of();
    }
    OperationDecoder decoder = new OperationDecoder(file, problems);
    return file.elements("operations").stream()
        .filter(element -> !problems.anyWithin(element.path()))
        .map(decoder::decode)
        .toList();
  }

  private static Sync sync(Section section) {
    return new Sync(
        section.choice("mode", Sync.DEFAULT.mode()),
        section.duration("max_window", Sync.DEFAULT.maxWindow()));
  }

  private static Backfill backfill(Section section) {
    Section batch = section.section("batch");
    int min = batch.count("min", Backfill.DEFAULT.minBatch());
    int max = batch.count("max", Backfill.DEFAULT.maxBatch());
    if (min > max) {
      batch.problem(
          batch.has("min") ? "min" : "max",
          "the fewest rows of a batch, %d, are more than the most, %d".formatted(min, max));
    }
    return new Backfill(
        section.duration("target_batch_time", Backfill.DEFAULT.targetBatchTime()),
        min,
        max,
        pause(section),
        section.choice("order", Backfill.DEFAULT.order()),
        rowsPerSecond(section.section("budget")));
  }

  private static @Nullable Duration pause(Section section) {
    boolean steered = !section.has("pause") || section.text("pause").equals("auto");
    return steered ? null : section.duration("pause", Duration.ZERO);
  }

  private static @Nullable Long rowsPerSecond(Section budget) {
    return budget.has("rows_per_second") ? (Long) budget.whole("rows_per_second", 0) : null;
  }

  private static @Nullable SwitchMode switchMode(Section section) {
    return section.has("mode") ? section.choice("mode", SwitchMode.APPLICATION) : null;
  }

  private static Quarantine quarantine(Section section) {
    return new Quarantine(
        section.choice("method", Quarantine.DEFAULT.method()),
        section.duration("soak", Quarantine.DEFAULT.soak()));
  }

  private static Rollback rollback(Section section) {
    return new Rollback(
        section.textOrNull("application"),
        section.choice("schema", AddedSchema.KEEP),
        section.choice("data", AddedData.KEEP));
  }
}
