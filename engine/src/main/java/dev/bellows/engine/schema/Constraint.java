package dev.bellows.engine.schema;

import java.util.List;

/**
 * A table constraint other than NOT NULL.
 *
 * @param definition as the server writes it, such as {@code CHECK ((amount > 0))}
 * @param columns the columns of this table that it reads
 */
public record Constraint(
    String name, Kind kind, String definition, List<String> columns, boolean validated) {

  /** The kinds of constraints. */
  public enum Kind {
    PRIMARY_KEY,
    UNIQUE,
    CHECK,
    FOREIGN_KEY,
    EXCLUDE
  }
}
