package dev.bellows.engine.backfill;

/**
 * What one pass has done so far.
 *
 * @param looked rows looked at, estimated where the walk does not count them
 * @param changed rows written
 * @param batches committed
 * @param retries batches that had to be tried again
 * @param poisoned rows whose transform fails
 * @param mismatches rows found inconsistent by a reconciliation
 * @param held rows left to a later pass because others had locked them
 */
public record Tally(
    long looked,
    long changed,
    long batches,
    long retries,
    long poisoned,
    long mismatches,
    long held) {

  public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

  public Tally plus(Tally more) {
    return new Tally(
        looked + more.looked,
        changed + more.changed,
        batches + more.batches,
        retries + more.retries,
        poisoned + more.poisoned,
        mismatches + more.mismatches,
        held + more.held);
  }
}
