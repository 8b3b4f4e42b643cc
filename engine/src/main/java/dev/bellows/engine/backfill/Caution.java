package dev.bellows.engine.backfill;

import dev.bellows.engine.spi.Walk.Skip;
import java.util.Optional;

/**
 * How the next batch goes about, by what became of those before it: at once and in one statement as
 * long as nothing is in the way.
 *
 * @param skip which rows it leaves out
 * @param locks what it does about rows that others have locked
 */
record Caution(Skip skip, Locks locks) {

  static final Caution NONE = new Caution(Skip.NOTHING, Locks.PASS_BY);

  /** What to do about rows that others have locked. */
  enum Locks {
    /** Leave them to the next pass: most are free by then. */
    PASS_BY,
    /** Wait in short tries, because a whole pass has found nothing but them. */
    AWAIT
  }

  /** A new pass after another. */
  static Caution after(Tally pass) {
    boolean onlyHeld = pass.changed() == 0 && pass.held() > 0;
    return new Caution(Skip.NOTHING, onlyHeld ? Locks.AWAIT : Locks.PASS_BY);
  }

  /** The same batch after a lock was not to be had; empty where only waiting helps. */
  Optional<Caution> afterLock() {
    return locks == Locks.AWAIT || skip == Skip.HELD
        ? Optional.empty()
        : Optional.of(new Caution(Skip.HELD, locks));
  }

  /** The same batch after a row of it failed; empty where there is no other way to try. */
  Optional<Caution> afterBadRow() {
    return switch (skip) {
      case NOTHING -> Optional.of(new Caution(Skip.POISONED, locks));
      case POISONED -> Optional.of(new Caution(Skip.REFUSED, locks));
      case REFUSED, HELD -> Optional.empty();
    };
  }

  /** The next batch: where there were such rows there are more. */
  Caution after(Batched batch) {
    if (batch.held() > 0) {
      return new Caution(Skip.HELD, locks);
    }
    if (batch.refused() > 0) {
      return new Caution(Skip.REFUSED, locks);
    }
    return new Caution(batch.poisoned() > 0 ? Skip.POISONED : Skip.NOTHING, locks);
  }

  /** How many rows a batch left out. */
  record Batched(long held, long refused, long poisoned) {}
}
