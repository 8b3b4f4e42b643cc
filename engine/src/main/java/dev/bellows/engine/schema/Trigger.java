package dev.bellows.engine.schema;

/**
 * A user's trigger on a table.
 *
 * @param firesOnUpdate whether an UPDATE fires it, so that a sweep does
 */
public record Trigger(String name, String function, boolean firesOnUpdate) {}
