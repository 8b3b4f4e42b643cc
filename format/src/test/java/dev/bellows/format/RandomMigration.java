package dev.bellows.format;

import dev.bellows.model.Migration;
import dev.bellows.model.Migration.AddedData;
import dev.bellows.model.Migration.AddedSchema;
import dev.bellows.model.Migration.Backfill;
import dev.bellows.model.Migration.Evidence;
import dev.bellows.model.Migration.OldReads;
import dev.bellows.model.Migration.OldWrites;
import dev.bellows.model.Migration.Quarantine;
import dev.bellows.model.Migration.QuarantineMethod;
import dev.bellows.model.Migration.ReadShare;
import dev.bellows.model.Migration.Reconciliation;
import dev.bellows.model.Migration.Review;
import dev.bellows.model.Migration.Reviewer;
import dev.bellows.model.Migration.Rollback;
import dev.bellows.model.Migration.Sync;
import dev.bellows.model.SweepOrder;
import dev.bellows.model.SwitchMode;
import dev.bellows.model.SyncMode;

/** Any migration that a file can declare. */
final class RandomMigration {

  private final RandomValues values;

  RandomMigration(RandomValues values) {
    this.values = values;
  }

  Migration next() {
    RandomOperation operations = new RandomOperation(values);
    return new Migration(
        Reading.NAME,
        values.maybe(values::text),
        values.listOf(4, operations::next),
        new Sync(values.among(SyncMode.TRIGGER, SyncMode.NONE), values.duration(1)),
        backfill(),
        values.maybe(() -> values.among(SwitchMode.values())),
        new Quarantine(
            values.among(QuarantineMethod.AUTO, QuarantineMethod.RENAME), values.duration(0)),
        evidence(),
        new Rollback(
            values.maybe(values::text),
            values.among(AddedSchema.values()),
            values.among(AddedData.values())));
  }

  private Backfill backfill() {
    int min = 1 + (int) values.below(1000);
    return new Backfill(
        values.duration(1),
        min,
        min + (int) values.below(1000),
        values.maybe(() -> values.duration(0)),
        values.among(SweepOrder.values()),
        values.maybe(() -> 1 + values.below(1_000_000_000_000L)));
  }

  private Evidence evidence() {
    return new Evidence(
        new ReadShare(values.below(1001) / 1000.0, values.duration(1), count()),
        new OldReads(count(), values.duration(1), 1 + (int) values.below(100)),
        new OldWrites(count(), values.duration(1)),
        new Reconciliation(count(), values.duration(1)),
        count(),
        count(),
        new Review(values.flip(), values.among(Reviewer.values())));
  }

  private long count() {
    return values.below(1_000_000_000_001L);
  }
}
