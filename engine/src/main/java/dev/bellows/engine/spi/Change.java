package dev.bellows.engine.spi;

import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.model.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a schema, without a product's SQL. {@link Ddl} writes it, together with what takes it
 * back and with the question to the catalog whether it is done.
 */
public sealed interface Change {

  TableName table();

  /** How its undo treats what it made. */
  enum OnUndo {
    REMOVE,
    KEEP,
    /** Keeps the column and takes its data away: drops it and adds it anew. */
    EMPTY
  }

  /** What becomes of a column that an earlier run left. */
  enum Leftover {
    KEPT,
    /** It is dropped and added anew: its values were made by other rules, or by no rule since. */
    DISCARDED
  }

  /**
   * Adds a nullable column.
   *
   * @param inPlace a constant default that the standing rows get too, without writing them; null
   *     for none
   * @param leftover what becomes of one that stands already; a kept one must have the same type
   * @param onUndo KEEP leaves the column
   */
  record AddColumn(
      TableName table,
      String name,
      String type,
      @Nullable String inPlace,
      @Nullable String collation,
      @Nullable String comment,
      Leftover leftover,
      OnUndo onUndo)
      implements Change {}

  /** Sets a default for rows inserted from now on; {@code before} is what undo brings back. */
  record SetDefault(
      TableName table, String column, @Nullable String defaultSql, @Nullable String before)
      implements Change {}

  /** Lets a column be NULL; undo proves and restores NOT NULL without a long lock. */
  record RelaxNotNull(TableName table, String column) implements Change {}

  /** Makes the sync's functions and trigger; undo removes them. */
  record InstallSync(SyncSpec spec) implements Change {
    @Override
    public TableName table() {
      return spec.table();
    }
  }

  /** Puts a sync in the place of another; undo puts the other one back. */
  record ReplaceSync(SyncSpec from, SyncSpec to) implements Change {
    @Override
    public TableName table() {
      return to.table();
    }
  }

  /** Removes the sync's trigger and functions for good. */
  record RemoveSync(SyncSpec spec) implements Change {
    @Override
    public TableName table() {
      return spec.table();
    }
  }

  /**
   * Builds an index without blocking writers; stands alone in its group.
   *
   * @param tail the definition from the access method on
   */
  record BuildIndex(TableName table, String name, boolean unique, String tail) implements Change {}

  /** Drops an index without blocking; stands alone in its group. {@code tail} is for the undo. */
  record DropIndex(TableName table, String name, boolean unique, String tail) implements Change {}

  /**
   * Adds a CHECK or FOREIGN KEY without looking at the rows that are there, then proves it without
   * blocking unless it shall stay unproven; stands alone in its group.
   */
  record AddConstraint(TableName table, String name, String definition, StandingRows rows)
      implements Change {

    /** A constraint that is proved. */
    public AddConstraint(TableName table, String name, String definition) {
      this(table, name, definition, StandingRows.PROVED);
    }
  }

  /** What a new constraint says of the rows that are there. */
  enum StandingRows {
    PROVED,
    UNPROVED
  }

  /** Makes a standing unique index a UNIQUE constraint of the same name. */
  record PromoteIndex(TableName table, String index) implements Change {}

  /** Proves that a column holds no NULL, then makes it NOT NULL; stands alone in its group. */
  record SetNotNull(TableName table, String column) implements Change {}

  /** Renames a column; undo renames it back. */
  record RenameColumn(TableName table, String from, String to) implements Change {}

  /** Renames an index. */
  record RenameIndex(TableName table, String from, String to) implements Change {}

  /** Renames a constraint. */
  record RenameConstraint(TableName table, String from, String to) implements Change {}

  /** Drops a constraint for good. */
  record DropConstraint(TableName table, String name) implements Change {}

  /** Drops a column for good, never with what depends on it. */
  record DropColumn(TableName table, String name) implements Change {}

  /**
   * Gives what takes another's place something that the other one has: privileges, a comment, a
   * setting. It always shares a transaction with what takes the place, which tells whether it is
   * done, and has no undo of its own.
   *
   * @param what for a person, such as {@code the privileges of amount}
   * @param statements as {@code Catalog} wrote them; they may run again
   */
  record Inherit(TableName table, String what, List<String> statements) implements Change {}

  /**
   * Makes views anew after the names of two columns changed places, so that they read the column
   * that bears the name now.
   *
   * @param views as {@code Catalog} read them, in the order in which they can be made
   */
  record RecreateViews(TableName table, List<View> views) implements Change {}

  /**
   * A view as it must be after the change.
   *
   * @param name as SQL
   * @param query its query, by the names of the columns
   * @param options such as {@code security_invoker=true}; may be empty
   * @param owner as SQL
   * @param grants statements that give the privileges again
   */
  record View(String name, String query, String options, String owner, List<String> grants) {}
}
