package dev.bellows.engine;

/**
 * Who gives a command: a person or a job, and the process that works for it.
 *
 * @param name who decides; the journal holds it beside every decision
 * @param process where it runs, such as {@code host/4711}
 */
public record Actor(String name, String process) {}
