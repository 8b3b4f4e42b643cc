package dev.bellows.engine.plan;

import dev.bellows.engine.spi.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Changes in one line, for a person. */
final class Summary {

  private Summary() {}

  static String of(List<Change> changes) {
    List<String> parts = new ArrayList<>();
    List<Change.AddColumn> added =
        changes.stream()
            .filter(Change.AddColumn.class::isInstance)
            .map(Change.AddColumn.class::cast)
            .toList();
    if (!added.isEmpty()) {
      parts.add(added(added));
    }
    changes.stream()
        .filter(change -> !(change instanceof Change.AddColumn))
        .map(Summary::of)
        .distinct()
        .forEach(parts::add);
    return String.join("; ", parts);
  }

  private static String added(List<Change.AddColumn> columns) {
    return "add %s %s to %s"
        .formatted(
            columns.size() == 1 ? "column" : "columns",
            columns.stream().map(Summary::column).collect(Collectors.joining(", ")),
            columns.get(0).table());
  }

  private static String column(Change.AddColumn change) {
    return "%s %s%s"
        .formatted(
            change.name(),
            change.type(),
            change.leftover() == Change.Leftover.DISCARDED
                ? " (anew, where an earlier run left one)"
                : "");
  }

  private static String of(Change change) {
    if (change instanceof Change.SetDefault it) {
      return it.defaultSql() == null
          ? "take the default off " + it.column()
          : "set the default of " + it.column();
    } else if (change instanceof Change.RelaxNotNull it) {
      return "let %s be NULL".formatted(it.column());
    } else if (change instanceof Change.InstallSync it) {
      return "keep both sides of %s equal by a trigger".formatted(it.table());
    } else if (change instanceof Change.ReplaceSync it) {
      return replaced(it);
    } else if (change instanceof Change.RemoveSync it) {
      return "remove the sync trigger of " + it.table();
    } else if (change instanceof Change.Inherit it) {
      return "carry over " + it.what();
    } else if (change instanceof Change.RecreateViews it) {
      return "make %s of %s anew".formatted(UndoSummary.views(it), it.table());
    } else {
      return ofParts(change);
    }
  }

  private static String replaced(Change.ReplaceSync change) {
    return change.from().authority() == change.to().authority()
        ? "let the sync of %s follow the new names".formatted(change.table())
        : "make the %s side of %s the source of truth"
            .formatted(UndoSummary.side(change.to()), change.table());
  }

  private static String ofParts(Change change) {
    if (change instanceof Change.BuildIndex it) {
      return "build %sindex %s on %s"
          .formatted(it.unique() ? "unique " : "", it.name(), it.table());
    } else if (change instanceof Change.DropIndex it) {
      return "drop index %s of %s".formatted(it.name(), it.table());
    } else if (change instanceof Change.AddConstraint it) {
      return "add constraint %s to %s, then validate it".formatted(it.name(), it.table());
    } else if (change instanceof Change.PromoteIndex it) {
      return "make index %s a UNIQUE constraint".formatted(it.index());
    } else if (change instanceof Change.SetNotNull it) {
      return "make %s of %s NOT NULL".formatted(it.column(), it.table());
    } else if (change instanceof Change.RenameColumn it) {
      return "rename column %s to %s".formatted(it.from(), it.to());
    } else if (change instanceof Change.RenameIndex it) {
      return "rename index %s to %s".formatted(it.from(), it.to());
    } else if (change instanceof Change.RenameConstraint it) {
      return "rename constraint %s to %s".formatted(it.from(), it.to());
    } else if (change instanceof Change.DropConstraint it) {
      return "drop constraint " + it.name();
    } else {
      Change.DropColumn it = (Change.DropColumn) change;
      return "drop column %s of %s".formatted(it.name(), it.table());
    }
  }
}
