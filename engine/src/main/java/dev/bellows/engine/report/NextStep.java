package dev.bellows.engine.report;

import dev.bellows.engine.journal.Flags.Flag;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.journal.Pauses.Pause;
import dev.bellows.engine.rollback.Rollback;
import dev.bellows.engine.switching.Switch;
import dev.bellows.model.SwitchMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person does next, in words. Pure. */
final class NextStep {

  private static final int FIRST_PERCENT = 10;

  private NextStep() {}

  /**
   * What the answer depends on, beside the record.
   *
   * @param pause of it or of everything, or null
   * @param soakEnd of a quarantine, or null
   * @param lastAttempt the phase of the newest attempt, or null
   */
  record Standing(
      Flag flag,
      @Nullable Pause pause,
      Status.@Nullable Reconciliation reconciliation,
      @Nullable Instant soakEnd,
      @Nullable String lastAttempt) {

    private boolean differs() {
      return reconciliation != null && reconciliation.mismatches() > 0;
    }
  }

  static String of(MigrationRecord record, Standing standing) {
    String name = record.name().value();
    if (standing.pause() != null) {
      return standing.pause().resume();
    }
    return switch (record.state()) {
      case PLANNED ->
          Rollback.ACTIVITY.equals(standing.lastAttempt())
              ? "bellows rollback %s, which was cut off; or bellows expand %s, to begin again"
                  .formatted(name, name)
              : "bellows expand " + name;
      case EXPANDED -> "bellows backfill " + name;
      case BACKFILLED -> "bellows verify " + name + (standing.differs() ? " --repair" : "");
      case VERIFIED -> "bellows switch " + name + " --reads new" + options(record, standing.flag());
      case SWITCHED ->
          "bellows verify %s, bellows evidence %s, bellows review %s --approve, bellows contract %s"
              .formatted(name, name, name, name);
      case QUARANTINED -> "bellows contract %s, from %s on".formatted(name, standing.soakEnd());
      case CONTRACTED -> "nothing; it is finished";
      case ROLLED_BACK -> "bellows expand %s, to begin again".formatted(name);
    };
  }

  private static String options(MigrationRecord record, Flag flag) {
    String percent =
        record.switchMode() == SwitchMode.SWAP
            ? ""
            : " --percent " + (flag.percent() == 0 ? FIRST_PERCENT : Switch.ALL);
    return percent + (record.oneWay() ? " --accept-one-way" : "");
  }
}
