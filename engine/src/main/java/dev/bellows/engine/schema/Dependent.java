package dev.bellows.engine.schema;

import java.util.Locale;

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
    RULE;

    /** Whether it is of the column's own kind and goes with it, as plain DDL has it. */
    public boolean goesWithColumn() {
      return this == INDEX || this == CONSTRAINT || this == STATISTICS;
    }

    /** Whether it reads, or can be made to read, whatever bears the column's name. */
    public boolean followsName() {
      return this == VIEW || this == FUNCTION;
    }
  }

  /** Kind and name, such as {@code materialized view public.totals}. */
  public String described() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + name;
  }
}
