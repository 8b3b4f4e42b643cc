package dev.bellows.engine.rollback;

import dev.bellows.engine.plan.Scan;
import dev.bellows.engine.spi.Impact;
import java.util.List;

/**
 * One thing that a rollback does.
 *
 * @param step the id of the step that is taken back with {@code -undo}, or {@code application},
 *     {@code readers}, {@code clients}
 * @param summary what it does, in one line
 * @param loses what is gone afterwards, in words; empty where nothing is
 * @param statements as they run; none where none do
 */
public record PlannedUndo(
    String step, String summary, Impact impact, Scan scan, String loses, List<String> statements) {

  private static final Impact NO_LOCK = new Impact("no table lock", Impact.Blocks.NOTHING, false);

  /** Something without a statement on a table of the user. */
  static PlannedUndo without(String step, String summary, String loses) {
    return new PlannedUndo(step, summary, NO_LOCK, Scan.NONE, loses, List.of());
  }
}
