package dev.bellows.engine.plan;

import dev.bellows.engine.spi.Change;
import dev.bellows.model.Side;
import java.util.List;
import java.util.stream.Collectors;

/** Changes in one line, for a person. */
final class Summary {

  private Summary() {}

  static String of(List<Change> changes) {
    return changes.stream().map(Summary::of).distinct().collect(Collectors.joining("; "));
  }

  private static String of(Change change) {
    if (change instanceof Change.AddColumn it) {
      return "add column %s %s to %s".formatted(it.name(), it.type(), it.table());
    } else if (change instanceof Change.SetDefault it) {
      return it.defaultSql() == null
          ? "take the default off " + it.column()
          : "set the default of " + it.column();
    } else if (change instanceof Change.RelaxNotNull it) {
      return "let %s be NULL".formatted(it.column());
    } else if (change instanceof Change.InstallSync it) {
      return "keep both sides of %s equal by a trigger".formatted(it.table());
    } else if (change instanceof Change.ReplaceSync it) {
      return "turn the sync of %s: %s is the source of truth"
          .formatted(it.table(), it.to().authority() == Side.NEW ? "new" : "old");
    } else if (change instanceof Change.RemoveSync it) {
      return "remove the sync of " + it.table();
    } else if (change instanceof Change.Inherit it) {
      return "carry over " + it.what();
    } else if (change instanceof Change.RecreateViews it) {
      return "make %d views of %s anew".formatted(it.views().size(), it.table());
    } else {
      return ofParts(change);
    }
  }

  private static String ofParts(Change change) {
    if (change instanceof Change.BuildIndex it) {
      return "build %sindex %s on %s"
          .formatted(it.unique() ? "unique " : "", it.name(), it.table());
    } else if (change instanceof Change.DropIndex it) {
      return "drop index %s of %s".formatted(it.name(), it.table());
    } else if (change instanceof Change.AddConstraint it) {
      return "add constraint %s to %s and prove it".formatted(it.name(), it.table());
    } else if (change instanceof Change.PromoteIndex it) {
      return "make index %s a UNIQUE constraint".formatted(it.index());
    } else if (change instanceof Change.SetNotNull it) {
      return "make %s of %s NOT NULL".formatted(it.column(), it.table());
    } else if (change instanceof Change.RenameColumn it) {
      return "rename %s to %s".formatted(it.from(), it.to());
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
