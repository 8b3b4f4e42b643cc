package dev.bellows.testkit.writers;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that failed and was not, or no longer, tried again.
 *
 * @param request the request's name
 * @param at when it failed
 * @param exception what it threw
 */
public record Failure(String request, Instant at, Throwable exception) {

  /** The SQLSTATE, or null when it failed outside of the database. */
  public @Nullable String sqlState() {
    return exception instanceof SQLException failure ? failure.getSQLState() : null;
  }

  @Override
  public String toString() {
    return "%s %s: SQLSTATE %s, %s".formatted(at, request, sqlState(), exception);
  }
}
