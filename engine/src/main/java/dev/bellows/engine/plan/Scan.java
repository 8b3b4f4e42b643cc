package dev.bellows.engine.plan;

import dev.bellows.engine.spi.Change;
import java.util.List;

/** How far a step goes through the rows of its table. */
public enum Scan {
  /** It looks at no row. */
  NONE,
  /** It reads every row. */
  READS_ROWS,
  /** It reads every row, and writes rows. */
  WRITES_ROWS;

  /** An index is built from every row, and a constraint is proved on every row. */
  static Scan of(List<Change> changes) {
    return reads(changes.stream().anyMatch(Scan::proves));
  }

  /** What the undo of changes does. */
  static Scan ofUndo(List<Change> changes) {
    return reads(
        changes.stream()
            .anyMatch(it -> it instanceof Change.RelaxNotNull || it instanceof Change.DropIndex));
  }

  private static boolean proves(Change change) {
    return change instanceof Change.BuildIndex
        || change instanceof Change.AddConstraint
        || change instanceof Change.SetNotNull;
  }

  private static Scan reads(boolean whether) {
    return whether ? READS_ROWS : NONE;
  }
}
