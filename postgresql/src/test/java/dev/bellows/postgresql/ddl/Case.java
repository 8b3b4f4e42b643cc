package dev.bellows.postgresql.ddl;

import static dev.bellows.postgresql.ddl.ShopTemplate.ORDER;

import dev.bellows.engine.spi.Change;
import dev.bellows.engine.spi.Change.AddColumn;
import dev.bellows.engine.spi.Change.AddConstraint;
import dev.bellows.engine.spi.Change.BuildIndex;
import dev.bellows.engine.spi.Change.DropColumn;
import dev.bellows.engine.spi.Change.DropConstraint;
import dev.bellows.engine.spi.Change.DropIndex;
import dev.bellows.engine.spi.Change.OnUndo;
import dev.bellows.engine.spi.Change.PromoteIndex;
import dev.bellows.engine.spi.Change.RecreateViews;
import dev.bellows.engine.spi.Change.RelaxNotNull;
import dev.bellows.engine.spi.Change.RenameColumn;
import dev.bellows.engine.spi.Change.RenameConstraint;
import dev.bellows.engine.spi.Change.RenameIndex;
import dev.bellows.engine.spi.Change.SetDefault;
import dev.bellows.engine.spi.Change.SetNotNull;
import dev.bellows.engine.spi.Change.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of changes on the shop's order table. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
enum Case {
  ADD_COLUMN(
      Undo.RESTORES, added("ne\"w", "numeric(10,2)", null, null, "it's \\ new", OnUndo.REMOVE)),
  ADD_COLUMN_OF_A_TYPE_OF_THE_SCHEMA(
      Undo.RESTORES, added("mood", "\"Shop 1\".mood[]", null, null, null, OnUndo.REMOVE)),
  ADD_COLUMN_WITH_COLLATION(
      Undo.RESTORES, added("Name", "text", null, "\"C\"", null, OnUndo.REMOVE)),
  ADD_COLUMN_IN_PLACE(
      Undo.RESTORES, added("twice", "integer", "doubled(4)", null, null, OnUndo.REMOVE)),
  ADD_COLUMN_AND_DEFAULT(
      Undo.RESTORES,
      added("at", "timestamp with time zone", null, null, null, OnUndo.REMOVE),
      new SetDefault(ORDER, "at", "now() + interval '1 day'", null)),
  SET_DEFAULT(Undo.RESTORES, new SetDefault(ORDER, "amount", "doubled(3)", "7")),
  DROP_DEFAULT(Undo.RESTORES, new SetDefault(ORDER, "amount", null, "7")),
  RELAX_NOT_NULL(Undo.RESTORES, new RelaxNotNull(ORDER, "amount")),
  EXPAND_OF_A_DROPPED_COLUMN(
      Undo.RESTORES,
      new RelaxNotNull(ORDER, "amount"),
      new SetDefault(ORDER, "amount", null, "7"),
      added("x", "text", null, null, null, OnUndo.REMOVE),
      new SetDefault(ORDER, "x", "'y'", null)),
  BUILD_INDEX(
      Undo.RESTORES,
      new BuildIndex(
          ORDER,
          "a \"b\" c",
          false,
          "btree (\"select\" DESC NULLS FIRST, amount ASC NULLS LAST) INCLUDE (\"note\")")),
  BUILD_UNIQUE_INDEX(Undo.RESTORES, new BuildIndex(ORDER, "u", true, "btree (\"amount\")")),
  BUILD_INDEX_OF_EXPRESSIONS(
      Undo.RESTORES,
      new BuildIndex(
          ORDER,
          "e",
          false,
          "btree ((doubled(amount) + 1), \"select\") WHERE (note IN ('a', 'where'))")),
  DROP_INDEX(
      Undo.RESTORES,
      new DropIndex(ORDER, "by note", false, "btree (lower(note)) WHERE (note IS NOT NULL)")),
  ADD_CHECK(Undo.RESTORES, new AddConstraint(ORDER, "c\"k", "CHECK (doubled(amount) < 1000\n)")),
  ADD_FOREIGN_KEY(
      Undo.RESTORES,
      new AddConstraint(ORDER, "fk", "FOREIGN KEY (customer) REFERENCES \"Shop 1\".customer (id)")),
  PROMOTE_INDEX(Undo.TAKES_MORE, new PromoteIndex(ORDER, "uni'que")),
  SET_NOT_NULL(Undo.RESTORES, new SetNotNull(ORDER, "select")),
  RENAME_COLUMN(Undo.RESTORES, new RenameColumn(ORDER, "note", "No\"te")),
  RENAME_ALONG(
      Undo.RESTORES,
      new RenameColumn(ORDER, "amount", "bellows_old_amount"),
      new RenameColumn(ORDER, "fresh", "amount"),
      new RecreateViews(
          ORDER,
          List.of(
              new View(
                  "\"Shop 1\".view1",
                  "SELECT id, amount FROM " + ShopTemplate.SQL + ";",
                  "security_barrier=true",
                  "postgres",
                  List.of("GRANT SELECT ON \"Shop 1\".view1 TO PUBLIC")),
              new View(
                  "\"Shop 1\".\"view 2\"",
                  "SELECT amount FROM \"Shop 1\".view1",
                  "",
                  "postgres",
                  List.of())))),
  RENAME_INDEX(Undo.RESTORES, new RenameIndex(ORDER, "by note", "By Note")),
  RENAME_CONSTRAINT(Undo.RESTORES, new RenameConstraint(ORDER, "short", "SHORT")),
  RENAME_INDEX_AND_PROMOTE(
      Undo.TAKES_MORE, new RenameIndex(ORDER, "uni'que", "key"), new PromoteIndex(ORDER, "key")),
  KEPT_COLUMN(Undo.KEEPS, added("kept", "text", null, null, null, OnUndo.KEEP)),
  DROP_CONSTRAINT(Undo.NONE, new DropConstraint(ORDER, "short")),
  DROP_COLUMN(Undo.NONE, new DropColumn(ORDER, "note")),
  DROP_AND_RENAME(
      Undo.NONE, new DropColumn(ORDER, "note"), new RenameColumn(ORDER, "select", "note"));

  /** What the undo does to the catalog. */
  enum Undo {
    RESTORES,
    /** The index goes with the constraint. */
    TAKES_MORE,
    KEEPS,
    NONE
  }

  private final Undo undo;
  private final List<Change> changes;

  Case(Undo undo, Change... changes) {
    this.undo = undo;
    this.changes = List.of(changes);
  }

  Undo undo() {
    return undo;
  }

  List<Change> changes() {
    return changes;
  }

  private static AddColumn added(
      String name,
      String type,
      @Nullable String inPlace,
      @Nullable String collation,
      @Nullable String comment,
      OnUndo onUndo) {
    return new AddColumn(ORDER, name, type, inPlace, collation, comment, onUndo);
  }
}
