package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Finds the action for each kind of change. */
final class Actions {

  private final Map<Class<? extends Change>, Function<Change, Reversible>> byKind =
      new LinkedHashMap<>();

  Actions(SyncStatements statements) {
    SyncActions sync = new SyncActions(statements);
    on(Change.AddColumn.class, ColumnActions::add);
    on(Change.SetDefault.class, DefaultActions::set);
    on(Change.RelaxNotNull.class, ColumnActions::relax);
    on(Change.InstallSync.class, sync::install);
    on(Change.ReplaceSync.class, sync::replace);
    on(Change.RemoveSync.class, sync::remove);
    on(Change.BuildIndex.class, IndexActions::build);
    on(Change.DropIndex.class, IndexActions::drop);
    on(Change.AddConstraint.class, ConstraintActions::add);
    on(Change.PromoteIndex.class, IndexActions::promote);
    on(Change.SetNotNull.class, ColumnActions::setNotNull);
    on(Change.RenameColumn.class, ColumnActions::rename);
    on(Change.RenameIndex.class, IndexActions::rename);
    on(Change.RenameConstraint.class, ConstraintActions::rename);
    on(Change.DropConstraint.class, ConstraintActions::drop);
    on(Change.DropColumn.class, ColumnActions::drop);
    on(Change.RecreateViews.class, ViewActions::recreate);
    on(Change.Inherit.class, Actions::inherit);
  }

  private static Reversible inherit(Change.Inherit change) {
    Action apply =
        Action.joining(
            change.statements(), Lock.ACCESS_EXCLUSIVE.on(change.table()), outcome -> {});
    return new Reversible(apply, Action.NOTHING);
  }

  private <C extends Change> void on(Class<C> kind, Function<C, Reversible> action) {
    byKind.put(kind, change -> action.apply(kind.cast(change)));
  }

  Reversible of(Change change) {
    Function<Change, Reversible> action = byKind.get(change.getClass());
    if (action == null) {
      throw new IllegalStateException("No action for " + change.getClass());
    }
    return action.apply(change);
  }
}
