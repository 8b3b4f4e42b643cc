package dev.bellows.engine.preflight;

import dev.bellows.engine.schema.Dependent;
import dev.bellows.model.TableName;
import java.time.Duration;
import java.util.List;

/**
 * What a plan means for one table.
 *
 * @param rows estimated
 * @param peakBytes how much more disk the table and its indexes may take on the way, estimated
 * @param walBytes how much WAL the sweep may write, estimated
 * @param sweep how long the sweep may take, estimated
 * @param dependents what reads the old side
 * @param lossy rows of the sample that do not come back after up and down
 */
public record TableReport(
    TableName table,
    long rows,
    long heapBytes,
    long indexBytes,
    long peakBytes,
    long walBytes,
    Duration sweep,
    List<Dependent> dependents,
    long lossy) {}
