package dev.bellows.engine.verify;

import dev.bellows.engine.spi.Walk.Poisoned;
import dev.bellows.model.State;
import java.util.List;

/**
 * What a reconciliation found.
 *
 * @param checkedRows of all tables
 * @param samples keys of up to ten rows that are not consistent
 * @param poisoned rows whose transform fails, up to ten of them
 * @param repaired rows that were written from the authority
 * @param violations what a coming constraint would refuse
 * @param state of the migration afterwards
 */
public record VerifyResult(
    long checkedRows,
    long mismatches,
    List<String> samples,
    long failures,
    List<Poisoned> poisoned,
    long repaired,
    List<Violations> violations,
    State state) {

  /** Rows that a coming constraint would refuse. */
  public record Violations(String what, long rows, List<String> samples) {}

  /** Whether every row is consistent. */
  public boolean clean() {
    return mismatches == 0 && failures == 0;
  }
}
