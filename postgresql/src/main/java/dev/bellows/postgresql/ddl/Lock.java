package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Impact;
import dev.bellows.engine.spi.Impact.Blocks;
import java.util.List;
import java.util.stream.Stream;

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
    return new Held(this, List.of(what.toString()));
  }

  /** A lock, and what it is held on and for how long, for a person. */
  record Held(Lock lock, List<String> on) {

    /** Nothing that PostgreSQL's changes are written for writes a table anew. */
    Impact impact() {
      String what = lock == NONE ? "" : " on " + String.join("; ", on);
      return new Impact(lock.words + what, lock.blocks, false);
    }

    /** The stronger of two; of two that are as strong, both. */
    Held stronger(Held other) {
      if (other.lock != lock) {
        return other.lock.compareTo(lock) > 0 ? other : this;
      }
      return new Held(lock, Stream.concat(on.stream(), other.on.stream()).distinct().toList());
    }
  }
}
