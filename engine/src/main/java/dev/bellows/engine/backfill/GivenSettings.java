package dev.bellows.engine.backfill;

import dev.bellows.engine.lifecycle.PhaseRun;
import dev.bellows.model.Migration;
import dev.bellows.model.Migration.Backfill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How fast a backfill may go: what the file says now. The plan does not cover it, so that it may be
 * changed while the migration is under way.
 */
final class GivenSettings {

  private GivenSettings() {}

  /**
   * The settings to work with; where they differ from the journalled ones, the file takes the place
   * of the journalled one and the journal says what changed.
   *
   * @param given the file; null where there is none
   */
  static Backfill of(PhaseRun run, @Nullable Migration given) {
    Backfill before = run.migration().backfill();
    if (given == null || given.backfill().equals(before)) {
      return before;
    }
    run.attempt()
        .record(
            connection -> {
              String source = run.workshop().declarations().source(given);
              run.journal().migrations().source(connection, run.name(), source);
              run.event(connection, "SETTINGS_CHANGED", difference(before, given.backfill()));
              return given;
            });
    return given.backfill();
  }

  static String difference(Backfill before, Backfill after) {
    List<String> changes = new ArrayList<>();
    add(
        changes,
        "target_batch_time",
        text(before.targetBatchTime()),
        text(after.targetBatchTime()));
    add(changes, "batch.min", before.minBatch(), after.minBatch());
    add(changes, "batch.max", before.maxBatch(), after.maxBatch());
    add(changes, "pause", text(before.pause()), text(after.pause()));
    add(changes, "order", before.order(), after.order());
    add(
        changes,
        "budget.rows_per_second",
        orNone(before.rowsPerSecond()),
        orNone(after.rowsPerSecond()));
    return "backfill: " + String.join(", ", changes);
  }

  private static void add(List<String> changes, String what, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      changes.add("%s from %s to %s".formatted(what, before, after));
    }
  }

  private static String text(@Nullable Duration time) {
    return time == null ? "auto" : time.toMillis() + "ms";
  }

  private static Object orNone(@Nullable Long number) {
    return number == null ? "none" : number;
  }
}
