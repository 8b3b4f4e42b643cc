package dev.bellows.postgresql.ddl;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.spi.Ddl.Written;
import dev.bellows.engine.spi.Impact;
import dev.bellows.engine.spi.Script;
import dev.bellows.model.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes that belong together: of one table, or of several at one moment. */
final class Group {

  private final List<Change> changes;
  private final List<Reversible> parts;

  Group(List<Change> changes, Actions actions) {
    this.changes = List.copyOf(changes);
    this.parts = changes.stream().map(actions::of).toList();
    requireCompany();
  }

  Written written() {
    List<Action> apply = parts.stream().map(Reversible::apply).toList();
    List<Action> undo = undo();
    return new Written(
        script(apply), undo == null ? null : script(undo), impact(apply), impact(undo));
  }

  private static Impact impact(@Nullable List<Action> actions) {
    List<Action> all = actions == null ? List.of() : actions;
    return all.stream().map(Action::lock).reduce(Lock.NONE.on(""), Lock.Held::stronger).impact();
  }

  /**
   * Last first; but what reads names is made anew when all names are what they were, and NOT NULL
   * is proved while the sync still fills what new writers leave out.
   */
  private @Nullable List<Action> undo() {
    List<Action> proofs = new ArrayList<>();
    List<Action> undo = new ArrayList<>();
    List<Action> readers = new ArrayList<>();
    for (int at = parts.size() - 1; at >= 0; at--) {
      Action action = parts.get(at).undo();
      if (action == null) {
        return null;
      }
      if (readsNames(changes.get(at))) {
        readers.add(0, action);
      } else if (changes.get(at) instanceof Change.RelaxNotNull) {
        proofs.add(action);
      } else {
        undo.add(goesWithAnother(at) ? Action.NOTHING : action);
      }
    }
    undo.addAll(readers);
    proofs.addAll(undo);
    return proofs;
  }

  private static boolean readsNames(Change change) {
    return change instanceof Change.ReplaceSync || change instanceof Change.RecreateViews;
  }

  private Script script(List<Action> actions) {
    return Scripts.of(actions, lockedFirst(actions));
  }

  /** Names and sync change at one moment; and no lock is made stronger while it is held. */
  private List<TableName> lockedFirst(List<Action> actions) {
    boolean atOneMoment = any(Sort.SYNC) && any(Sort.NAMES);
    boolean upgraded =
        actions.stream().anyMatch(it -> it.lock().lock() == Lock.ACCESS_EXCLUSIVE)
            && actions.get(0).lock().lock() != Lock.ACCESS_EXCLUSIVE;
    return atOneMoment || upgraded
        ? changes.stream().map(Change::table).distinct().toList()
        : List.of();
  }

  /** What the undo of another change takes along needs none of its own, which would then fail. */
  private boolean goesWithAnother(int at) {
    Change change = changes.get(at);
    if (change instanceof Change.SetDefault set) {
      return changes.subList(0, at).stream().anyMatch(it -> adds(it, set));
    }
    return change instanceof Change.RenameIndex renamed
        && changes.subList(at, changes.size()).stream().anyMatch(it -> promotes(it, renamed));
  }

  private static boolean adds(Change change, Change.SetDefault set) {
    return change instanceof Change.AddColumn added
        && added.table().equals(set.table())
        && added.name().equals(set.column())
        && added.onUndo() == Change.OnUndo.REMOVE;
  }

  private static boolean promotes(Change change, Change.RenameIndex renamed) {
    return change instanceof Change.PromoteIndex promoted
        && promoted.table().equals(renamed.table())
        && promoted.index().equals(renamed.to());
  }

  private void requireCompany() {
    if (parts.size() > 1 && parts.stream().anyMatch(it -> it.apply().isAlone())) {
      throw refused("one of them must stand alone");
    }
    if (any(Sort.NAMES)
        && parts.stream().anyMatch(it -> it.undo() != null && it.undo().isAlone())) {
      throw refused("the undo of one of them must stand alone, beside a renaming");
    }
  }

  private BellowsException refused(String why) {
    return BellowsException.internal(
        "ddl.group",
        "These changes cannot be written as one group, because %s: %s. Nothing was changed."
            .formatted(why, changes));
  }

  private boolean any(Sort sort) {
    return changes.stream().anyMatch(it -> Sort.of(it) == sort);
  }

  private enum Sort {
    SYNC,
    NAMES,
    OTHER;

    static Sort of(Change change) {
      if (change instanceof Change.InstallSync
          || change instanceof Change.ReplaceSync
          || change instanceof Change.RemoveSync) {
        return SYNC;
      }
      return change instanceof Change.RenameColumn || change instanceof Change.DropColumn
          ? NAMES
          : OTHER;
    }
  }
}
