package dev.bellows.conformance;

/**
 * Failures of requests that a plan warned of.
 *
 * @param sqlState what the server says
 * @param warning the code of the plan's warning
 * @param most how often a session may meet it
 */
record Allowance(String sqlState, String warning, int most) {}
