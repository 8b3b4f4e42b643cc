package dev.bellows.engine.preflight;

import dev.bellows.engine.plan.Plan;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.preflight.TableReport.Cost;
import dev.bellows.engine.schema.Table;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep of a table costs, from measurements on PostgreSQL 15 with 1,000,000 rows of 190
 * bytes and three indexes: between 710 bytes (most updates HOT) and 1,800 bytes (none) of WAL a
 * row, and growth between 17 % and 104 % of the heap. The dearer end is taken; a busy table comes
 * near it.
 */
final class Estimate {

  private static final double WAL_PER_HEAP_BYTE = 10;
  private static final double GROWTH = 1.05;
  private static final long SWEPT_PER_SECOND = 70_000;
  private static final long COMPARED_PER_SECOND = 150_000;

  private final Table table;
  private final boolean sweeps;
  private final boolean compares;
  private final long indexBuilds;
  private final long sweptPerSecond;

  /**
   * @param budget the most rows a second that the file allows; null for no limit
   */
  Estimate(Table table, Plan plan, @Nullable Long budget) {
    this.table = table;
    this.sweptPerSecond =
        budget == null ? SWEPT_PER_SECOND : Math.max(1, Math.min(budget, SWEPT_PER_SECOND));
    this.compares =
        plan.steps().stream()
            .anyMatch(step -> step instanceof Step.Reconcile && step.table().equals(table.name()));
    this.sweeps =
        plan.steps().stream()
            .anyMatch(step -> step instanceof Step.Sweep && step.table().equals(table.name()));
    this.indexBuilds =
        plan.steps().stream()
            .filter(step -> step.table().equals(table.name()))
            .filter(step -> step.summary().startsWith("build "))
            .count();
  }

  Cost cost() {
    return new Cost(
        peakBytes(),
        walBytes(),
        seconds(sweeps, sweptPerSecond),
        seconds(compares, COMPARED_PER_SECOND));
  }

  /** Indexes that are built are as large as those that stand, on average. */
  private long builtBytes() {
    long indexes =
        table.indexes().isEmpty() ? 0 : table.size().indexBytes() / table.indexes().size();
    return indexBuilds * Math.max(indexes, table.size().rows() * 24);
  }

  private long peakBytes() {
    return builtBytes()
        + (sweeps ? (long) ((table.size().heapBytes() + table.size().indexBytes()) * GROWTH) : 0);
  }

  private long walBytes() {
    return builtBytes() + (sweeps ? (long) (table.size().heapBytes() * WAL_PER_HEAP_BYTE) : 0);
  }

  private Duration seconds(boolean needed, long perSecond) {
    return needed ? Duration.ofSeconds(1 + table.size().rows() / perSecond) : Duration.ZERO;
  }
}
