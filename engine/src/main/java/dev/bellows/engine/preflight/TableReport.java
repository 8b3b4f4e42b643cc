package dev.bellows.engine.preflight;

import dev.bellows.engine.schema.Dependent;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.schema.Trigger;
import dev.bellows.engine.spi.Catalog.Lossy;
import dev.bellows.model.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a plan means for one table.
 *
 * @param size now; rows are the server's estimate
 * @param cost estimated
 * @param dependents what reads the old side
 * @param triggers of the user, which the backfill fires
 * @param lossy what a look at rows showed of 'up' and 'down'; empty where there is no such pair
 * @param starStatements statements that read every column, where columns come or go; empty where
 *     none do, or where the server does not tell
 */
public record TableReport(
    TableName table,
    Table.Size size,
    Cost cost,
    List<Dependent> dependents,
    List<Trigger> triggers,
    Optional<Lossy> lossy,
    Optional<List<String>> starStatements) {

  /**
   * What the way costs, estimated.
   *
   * @param peakBytes how much more disk the table and its indexes may take on the way
   * @param walBytes how much WAL sweep and index builds may write
   * @param sweep how long the sweep may take; zero where there is none
   * @param reconciliation how long one full comparison may take; zero where there is none
   */
  public record Cost(long peakBytes, long walBytes, Duration sweep, Duration reconciliation) {}

  /** Whether rows were found that do not come back after 'up' and 'down'. */
  public boolean isLossy() {
    return lossy.isPresent() && lossy.get().lossy() > 0;
  }
}
