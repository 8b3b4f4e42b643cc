package dev.bellows.engine.schema;

import java.util.Map;

/**
 * The server that a plan is made for.
 *
 * @param product such as {@code PostgreSQL}
 * @param major the major version
 * @param version the version as the server says it
 * @param pinned the settings that our functions and connections pin, by name
 */
public record Server(String product, int major, String version, Map<String, String> pinned) {}
