package dev.bellows.engine.lifecycle;

import dev.bellows.model.State;
import org.jspecify.annotations.Nullable;

/**
 * How far {@code run} came.
 *
 * @param waitingFor what it waits for, in words; null where it reached its goal
 */
public record RunResult(State state, @Nullable String waitingFor) {}
