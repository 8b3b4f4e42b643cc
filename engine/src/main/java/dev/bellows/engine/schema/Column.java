package dev.bellows.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column as the catalog has it.
 *
 * @param type the type with its modifier, as the server writes it
 * @param defaultSql the default's expression, or null
 * @param defaultVolatility of the default's expression; IMMUTABLE where there is none
 * @param collation the collation as SQL, or null where it is the type's own
 * @param comment the comment, or null
 */
public record Column(
    String name,
    String type,
    boolean nullable,
    @Nullable String defaultSql,
    Volatility defaultVolatility,
    Origin origin,
    @Nullable String collation,
    @Nullable String comment) {

  /** Where a column's value comes from. */
  public enum Origin {
    ORDINARY,
    GENERATED,
    IDENTITY
  }
}
