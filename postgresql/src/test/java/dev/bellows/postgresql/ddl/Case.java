package dev.bellows.postgresql.ddl;

import static dev.bellows.postgresql.ddl.ShopTemplate.ORDER;
import static dev.bellows.postgresql.ddl.ShopTemplate.VIEWS;

import dev.bellows.engine.spi.Change;
import dev.bellows.engine.spi.Change.AddColumn;
import dev.bellows.engine.spi.Change.AddConstraint;
import dev.bellows.engine.spi.Change.BuildIndex;
import dev.bellows.engine.spi.Change.DropColumn;
import dev.bellows.engine.spi.Change.DropConstraint;
import dev.bellows.engine.spi.Change.DropIndex;
import dev.bellows.engine.spi.Change.InstallSync;
import dev.bellows.engine.spi.Change.Leftover;
import dev.bellows.engine.spi.Change.OnUndo;
import dev.bellows.engine.spi.Change.PromoteIndex;
import dev.bellows.engine.spi.Change.RecreateViews;
import dev.bellows.engine.spi.Change.RelaxNotNull;
import dev.bellows.engine.spi.Change.RemoveSync;
import dev.bellows.engine.spi.Change.RenameColumn;
import dev.bellows.engine.spi.Change.RenameConstraint;
import dev.bellows.engine.spi.Change.RenameIndex;
import dev.bellows.engine.spi.Change.ReplaceSync;
import dev.bellows.engine.spi.Change.SetDefault;
import dev.bellows.engine.spi.Change.SetNotNull;
import dev.bellows.testkit.Database;
import java.sql.SQLException;
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
      new RecreateViews(ORDER, VIEWS)),
  RENAME_INDEX(Undo.RESTORES, new RenameIndex(ORDER, "by note", "By Note")),
  RENAME_CONSTRAINT(Undo.RESTORES, new RenameConstraint(ORDER, "short", "SHORT")),
  RENAME_INDEX_AND_PROMOTE(
      Undo.TAKES_MORE, new RenameIndex(ORDER, "uni'que", "key"), new PromoteIndex(ORDER, "key")),
  EXPAND(
      Undo.RESTORES,
      added("wide", "bigint", null, null, null, OnUndo.REMOVE),
      new RelaxNotNull(ORDER, "amount"),
      new InstallSync(Syncs.OVER_WIDE)),
  SWAP(
      List.of(new InstallSync(Syncs.OLD)),
      Undo.RESTORES,
      new RenameColumn(ORDER, "amount", "bellows_swap"),
      new RenameColumn(ORDER, "fresh", "amount"),
      new RenameColumn(ORDER, "bellows_swap", "fresh"),
      new ReplaceSync(Syncs.OLD, Syncs.SWAPPED),
      new RecreateViews(ORDER, VIEWS)),
  AUTHORITY(
      List.of(new InstallSync(Syncs.OLD)), Undo.RESTORES, new ReplaceSync(Syncs.OLD, Syncs.NEW)),
  QUARANTINE(
      List.of(new InstallSync(Syncs.NEW)),
      Undo.RESTORES,
      new RenameColumn(ORDER, "amount", "bellows_old_amount"),
      new ReplaceSync(Syncs.NEW, Syncs.QUARANTINED)),
  DROP_OF_THE_OLD_SIDE(
      List.of(
          new DropConstraint(ORDER, "short"),
          new BuildIndex(ORDER, "n", true, "btree (\"fresh\")"),
          new InstallSync(Syncs.NEW)),
      Undo.NONE,
      new RemoveSync(Syncs.NEW),
      new DropColumn(ORDER, "note"),
      new RenameColumn(ORDER, "fresh", "note"),
      new SetDefault(ORDER, "note", "nextval('\"Shop 1\".numbers')", null),
      new RenameIndex(ORDER, "n", "key"),
      new PromoteIndex(ORDER, "key")),
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

  private final List<Change> given;
  private final Undo undo;
  private final List<Change> changes;

  Case(Undo undo, Change... changes) {
    this(List.of(), undo, changes);
  }

  Case(List<Change> given, Undo undo, Change... changes) {
    this.given = given;
    this.undo = undo;
    this.changes = List.of(changes);
  }

  /** A run in a database where everything is there that the changes need. */
  Run in(Database database) throws SQLException {
    Run run = new Run(database);
    for (Change change : given) {
      run.toTheEnd(ShopTemplate.DIALECT.ddl().write(List.of(change)).apply());
    }
    return run;
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
    return new AddColumn(ORDER, name, type, inPlace, collation, comment, Leftover.KEPT, onUndo);
  }
}
