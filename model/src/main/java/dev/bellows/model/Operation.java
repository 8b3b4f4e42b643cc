package dev.bellows.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a migration changes. Names are literal and case-exact; expressions are text in the target
 * database's dialect.
 */
public sealed interface Operation {

  /** The table that the operation changes. */
  TableName table();

  /** The key of the operation in a migration file, such as {@code split_column}. */
  String key();

  /** A foreign key's target. */
  record References(TableName table, List<String> columns) {}

  /** What a foreign key does when its parent row goes or changes. */
  enum ReferentialAction {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT
  }

  /**
   * A column that an operation makes.
   *
   * @param up the value from the old side; null where the operation has none
   * @param nullable whether NULL is allowed after the contract; default true
   * @param defaultValue the default's expression, or null
   */
  record Target(
      String name,
      String type,
      @Nullable String up,
      boolean nullable,
      @Nullable String defaultValue) {}

  /**
   * Adds a column. An {@code up} in the target makes it a derived one: rows that do not give a
   * value get that of {@code up}.
   *
   * @param check a condition that all rows meet after the contract
   */
  record AddColumn(
      TableName table,
      Target column,
      @Nullable String check,
      boolean unique,
      @Nullable References references,
      @Nullable String comment)
      implements Operation {
    @Override
    public String key() {
      return "add_column";
    }
  }

  /**
   * Drops a column.
   *
   * @param down the value for rows that a new writer inserts without it
   */
  record DropColumn(TableName table, String name, @Nullable String down) implements Operation {
    @Override
    public String key() {
      return "drop_column";
    }
  }

  /** Renames a column by a new column that is kept equal until the contract. */
  record RenameColumn(TableName table, String from, String to) implements Operation {
    @Override
    public String key() {
      return "rename_column";
    }
  }

  /**
   * Changes a column's type.
   *
   * @param up the new value; null, together with {@code down}, for casts both ways
   * @param down the old value; null beside an {@code up} makes the switch a one-way door
   * @param as the new name; null to swap names so that the name stays
   */
  record ChangeType(
      TableName table,
      String column,
      String type,
      @Nullable String up,
      @Nullable String down,
      @Nullable String as)
      implements Operation {
    @Override
    public String key() {
      return "change_type";
    }
  }

  /**
   * Splits a column into several.
   *
   * @param down the old value; null makes the switch a one-way door
   */
  record SplitColumn(TableName table, String from, List<Target> into, @Nullable String down)
      implements Operation {
    @Override
    public String key() {
      return "split_column";
    }
  }

  /**
   * Merges columns into one.
   *
   * @param down old column to the expression of its value; empty makes the switch a one-way door
   */
  record MergeColumns(TableName table, List<String> from, Target into, Map<String, String> down)
      implements Operation {
    @Override
    public String key() {
      return "merge_columns";
    }
  }

  /**
   * Makes a column NOT NULL.
   *
   * @param up the value that heals a NULL; null to heal none
   */
  record SetNotNull(TableName table, String column, @Nullable String up) implements Operation {
    @Override
    public String key() {
      return "set_not_null";
    }
  }

  /** Adds a CHECK constraint. */
  record AddCheck(TableName table, String name, String check) implements Operation {
    @Override
    public String key() {
      return "add_check";
    }
  }

  /** Adds a foreign key. */
  record AddForeignKey(
      TableName table,
      String name,
      List<String> columns,
      References references,
      ReferentialAction onDelete,
      ReferentialAction onUpdate)
      implements Operation {
    @Override
    public String key() {
      return "add_foreign_key";
    }
  }

  /** Adds a UNIQUE constraint. */
  record AddUnique(TableName table, String name, List<String> columns) implements Operation {
    @Override
    public String key() {
      return "add_unique";
    }
  }

  /**
   * Creates an index.
   *
   * @param elements columns by name or expressions, in order
   * @param method the access method; null for the server's default
   * @param where the predicate of a partial index
   * @param include columns that are stored but not part of the key
   */
  record CreateIndex(
      TableName table,
      String name,
      List<IndexElement> elements,
      boolean unique,
      @Nullable String method,
      @Nullable String where,
      List<String> include)
      implements Operation {
    @Override
    public String key() {
      return "create_index";
    }
  }

  /** Drops an index that belongs to no constraint. */
  record DropIndex(TableName table, String name) implements Operation {
    @Override
    public String key() {
      return "drop_index";
    }
  }

  /** One element of an index. */
  sealed interface IndexElement {
    /** A column by its name. */
    record ByColumn(String name) implements IndexElement {}

    /** An expression in the server's dialect. */
    record ByExpression(String sql) implements IndexElement {}
  }
}
