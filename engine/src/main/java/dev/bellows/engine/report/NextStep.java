package dev.bellows.engine.report;

import dev.bellows.engine.journal.Flags.Flag;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.model.SwitchMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person does next, in words. Pure. */
final class NextStep {

  private NextStep() {}

  static String of(MigrationRecord record, Flag flag, @Nullable Instant soakEnd) {
    String name = record.name().value();
    return switch (record.state()) {
      case PLANNED -> "bellows expand " + name;
      case EXPANDED -> "bellows backfill " + name;
      case BACKFILLED -> "bellows verify " + name;
      case VERIFIED ->
          record.switchMode() == SwitchMode.SWAP
              ? "bellows switch %s --reads new".formatted(name)
              : "bellows switch %s --reads new --percent %d"
                  .formatted(name, flag.percent() == 0 ? 10 : 100);
      case SWITCHED ->
          "bellows verify %s, bellows evidence %s, bellows review %s --approve, bellows contract %s"
              .formatted(name, name, name, name);
      case QUARANTINED -> "bellows contract %s, from %s on".formatted(name, soakEnd);
      case CONTRACTED -> "nothing; it is finished";
      case ROLLED_BACK -> "bellows expand %s, to begin again".formatted(name);
    };
  }
}
