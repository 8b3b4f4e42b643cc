package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Impact;
import dev.bellows.engine.spi.Impact.Blocks;

/** Table locks, from the weakest to the strongest. */
enum Lock {
  NONE("no table lock", Blocks.NOTHING),
  SHARE_UPDATE_EXCLUSIVE("SHARE UPDATE EXCLUSIVE", Blocks.DDL),
  SHARE_ROW_EXCLUSIVE("SHARE ROW EXCLUSIVE", Blocks.WRITES),
  ACCESS_EXCLUSIVE("ACCESS EXCLUSIVE", Blocks.READS_AND_WRITES);

  private final String words;
  private final Blocks blocks;

  Lock(String words, Blocks blocks) {
    this.words = words;
    this.blocks = blocks;
  }

  /** The lock as held on something. */
  Held on(Object what) {
    return new Held(this, this == NONE ? words : words + " on " + what);
  }

  /** A lock, and what it is held on and for how long, for a person. */
  record Held(Lock lock, String words) {

    /** Nothing that PostgreSQL's changes are written for writes a table anew. */
    Impact impact() {
      return new Impact(words, lock.blocks, false);
    }

    Held stronger(Held other) {
      return other.lock.compareTo(lock) > 0 ? other : this;
    }
  }
}
