package dev.bellows.engine.plan;

import dev.bellows.engine.spi.Change;
import dev.bellows.engine.spi.Change.OnUndo;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.model.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What the undo of changes does, in one line, for a person. */
final class UndoSummary {

  private UndoSummary() {}

  /** Last change first; a column that is kept needs no words. */
  static String of(List<Change> changes) {
    List<Change> lastFirst = new ArrayList<>(changes);
    Collections.reverse(lastFirst);
    String all =
        lastFirst.stream()
            .filter(change -> !goesAlong(change, changes))
            .map(UndoSummary::of)
            .filter(words -> !words.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "nothing: what was added stays" : all;
  }

  /** What is gone after the undo; empty where nothing is. */
  static String loses(List<Change> changes) {
    List<String> columns =
        changes.stream()
            .filter(it -> it instanceof Change.AddColumn added && added.onUndo() != OnUndo.KEEP)
            .map(it -> ((Change.AddColumn) it).name())
            .toList();
    return columns.isEmpty() ? "" : "what was written to " + String.join(", ", columns);
  }

  /** A default goes with the column that is dropped. */
  private static boolean goesAlong(Change change, List<Change> changes) {
    return change instanceof Change.SetDefault set
        && changes.stream()
            .anyMatch(
                it ->
                    it instanceof Change.AddColumn added
                        && added.onUndo() != OnUndo.KEEP
                        && added.name().equals(set.column()));
  }

  private static String of(Change change) {
    if (change instanceof Change.AddColumn it) {
      return added(it);
    } else if (change instanceof Change.SetDefault it) {
      return it.before() == null
          ? "take the default off " + it.column()
          : "give %s its default back".formatted(it.column());
    } else if (change instanceof Change.RelaxNotNull it) {
      return "prove that no row has NULL in %s, and make it NOT NULL again".formatted(it.column());
    } else if (change instanceof Change.InstallSync it) {
      return "remove the sync trigger of " + it.table();
    } else if (change instanceof Change.ReplaceSync it) {
      return it.from().authority() == it.to().authority()
          ? "let the sync of %s follow the names".formatted(it.table())
          : "make the %s side of %s the source of truth again"
              .formatted(side(it.from()), it.table());
    } else if (change instanceof Change.RecreateViews it) {
      return "make %s of %s anew, as before".formatted(views(it), it.table());
    } else {
      return ofParts(change);
    }
  }

  private static String added(Change.AddColumn change) {
    return switch (change.onUndo()) {
      case KEEP -> "";
      case REMOVE -> "drop column %s of %s".formatted(change.name(), change.table());
      case EMPTY ->
          "drop column %s of %s and add it empty".formatted(change.name(), change.table());
    };
  }

  private static String ofParts(Change change) {
    if (change instanceof Change.BuildIndex it) {
      return "drop index " + it.name();
    } else if (change instanceof Change.DropIndex it) {
      return "build index %s on %s again".formatted(it.name(), it.table());
    } else if (change instanceof Change.AddConstraint it) {
      return "drop constraint %s of %s".formatted(it.name(), it.table());
    } else if (change instanceof Change.PromoteIndex it) {
      return "drop constraint %s of %s with its index".formatted(it.index(), it.table());
    } else if (change instanceof Change.SetNotNull it) {
      return "let %s of %s be NULL again".formatted(it.column(), it.table());
    } else if (change instanceof Change.RenameColumn it) {
      return "rename column %s back to %s".formatted(it.to(), it.from());
    } else if (change instanceof Change.RenameIndex it) {
      return "rename index %s back to %s".formatted(it.to(), it.from());
    } else if (change instanceof Change.RenameConstraint it) {
      return "rename constraint %s back to %s".formatted(it.to(), it.from());
    } else {
      return "";
    }
  }

  static String side(SyncSpec spec) {
    return spec.authority() == Side.NEW ? "new" : "old";
  }

  static String views(Change.RecreateViews change) {
    return change.views().stream()
        .map(Change.View::name)
        .collect(Collectors.joining(", ", change.views().size() == 1 ? "view " : "views ", ""));
  }
}
