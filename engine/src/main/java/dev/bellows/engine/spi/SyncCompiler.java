package dev.bellows.engine.spi;

import dev.bellows.engine.sync.SyncSpec;
import java.util.Optional;

/** Compiles a sync. Pure: no connection, no state. */
public interface SyncCompiler {

  /**
   * What the sweep and the reconciliation do with the rows; empty where no rule concerns standing
   * rows (a dropped column has none).
   */
  Optional<RowProgram> rows(SyncSpec spec);

  /** A predicate over the row: down(up(old)) gives back old; empty where no rule has two ways. */
  Optional<String> roundTrip(SyncSpec spec);

  /** A query of one boolean: whether down(all NULL) is not NULL for some column. */
  Optional<String> downOfNothing(SyncSpec spec);
}
