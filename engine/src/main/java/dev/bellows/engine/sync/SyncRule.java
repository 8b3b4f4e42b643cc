package dev.bellows.engine.sync;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the trigger does for one operation. The rules are those of the blueprint's section 5. */
public sealed interface SyncRule {

  /** The same rule after columns were renamed, from physical name to physical name. */
  SyncRule renamed(Map<String, String> names);

  /**
   * Two full sides, or one way where {@code down} is empty.
   *
   * @param up one assignment for each new column, reading the old side
   * @param down one assignment for each old column, reading the new side; empty for one way
   */
  record TwoSided(
      List<SideColumn> oldSide,
      List<SideColumn> newSide,
      List<Assignment> up,
      List<Assignment> down)
      implements SyncRule {

    /** Whether only old can be carried to new. */
    public boolean oneWay() {
      return down.isEmpty();
    }

    /** Whether one column is another of the same type, so that every value of the one fits. */
    public boolean isRename() {
      return oldSide.size() == 1
          && newSide.size() == 1
          && oldSide.get(0).type().equals(newSide.get(0).type());
    }

    @Override
    public TwoSided renamed(Map<String, String> names) {
      return new TwoSided(
          oldSide.stream().map(it -> it.renamed(names)).toList(),
          newSide.stream().map(it -> it.renamed(names)).toList(),
          up.stream().map(it -> it.renamed(names)).toList(),
          down.stream().map(it -> it.renamed(names)).toList());
    }
  }

  /** A new column that follows other columns until a new writer gives it a value. */
  record Derived(Assignment up) implements SyncRule {
    @Override
    public Derived renamed(Map<String, String> names) {
      return new Derived(up.renamed(names));
    }
  }

  /** A standing column whose NULLs are filled; each fill counts as a violation. */
  record Healed(Assignment up) implements SyncRule {
    @Override
    public Healed renamed(Map<String, String> names) {
      return new Healed(up.renamed(names));
    }
  }

  /**
   * A column to be dropped that new writers leave out. Filled on INSERT only; after SWITCHED a
   * statement that gives it counts as a write of the old side.
   *
   * @param down the value for rows inserted without it, or null
   */
  record Omitted(SideColumn column, @Nullable Expression down) implements SyncRule {
    @Override
    public Omitted renamed(Map<String, String> names) {
      return new Omitted(column.renamed(names), down);
    }
  }
}
