package dev.bellows.engine.schema;

/**
 * Something that reads a column and would stay on it, or break, when the column goes.
 *
 * @param name its name as SQL
 * @param column the column it depends on
 */
public record Dependent(Kind kind, String name, String column) {

  /** The kinds of dependents. */
  public enum Kind {
    VIEW,
    MATERIALIZED_VIEW,
    FUNCTION,
    INDEX,
    GENERATED_COLUMN,
    POLICY,
    PUBLICATION,
    TRIGGER,
    FOREIGN_KEY,
    CONSTRAINT,
    STATISTICS,
    /** A sequence that the column owns, and that goes with it. */
    SEQUENCE,
    /** A rewrite rule that is no view. */
    RULE
  }
}
