package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Change.InstallSync;
import dev.bellows.engine.spi.Change.RemoveSync;
import dev.bellows.engine.spi.Change.ReplaceSync;
import dev.bellows.engine.sync.SyncSpec;

/** The sync's trigger and functions. */
final class SyncActions {

  private final SyncStatements sync;

  SyncActions(SyncStatements sync) {
    this.sync = sync;
  }

  Reversible install(InstallSync change) {
    return new Reversible(
        Action.joining(
            sync.install(change.spec()),
            Lock.SHARE_ROW_EXCLUSIVE.on(change.table()),
            outcome -> outcome.holds(subject(change.spec()), sync.installed(change.spec()))),
        removal(change.spec()));
  }

  Reversible replace(ReplaceSync change) {
    return new Reversible(
        replacement(change.from(), change.to()), replacement(change.to(), change.from()));
  }

  Reversible remove(RemoveSync change) {
    return Reversible.never(removal(change.spec()));
  }

  private Action replacement(SyncSpec from, SyncSpec to) {
    return Action.joining(
        sync.replace(from, to),
        Lock.NONE.on(to.table()),
        outcome -> outcome.holds(subject(to), sync.installed(to)));
  }

  private Action removal(SyncSpec spec) {
    return Action.joining(
        sync.remove(spec),
        Lock.ACCESS_EXCLUSIVE.on(spec.table()),
        outcome -> outcome.holds(subject(spec), sync.removed(spec)));
  }

  private static String subject(SyncSpec spec) {
    return "sync of %s on %s".formatted(spec.migration(), spec.table());
  }
}
