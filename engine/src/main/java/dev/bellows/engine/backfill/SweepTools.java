package dev.bellows.engine.backfill;

import dev.bellows.engine.spi.Sessions;
import dev.bellows.engine.spi.Sweeps;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What the loops over a table work with.
 *
 * @param patience how long the same batch is tried again before the loop gives up
 * @param random the jitter of the pauses between tries
 * @param listener is told after every batch
 */
public record SweepTools(
    Sweeps sweeps,
    Sessions sessions,
    Transactions transactions,
    Checkpoints checkpoints,
    PoisonLog poison,
    Waiter waiter,
    Clock clock,
    Duration patience,
    RandomGenerator random,
    Consumer<Progress> listener) {}
