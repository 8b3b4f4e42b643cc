package dev.bellows.testkit.twin;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a table shows what was recorded: after a swap of names or a quarantine the columns of a
 * side are called otherwise, and after a contract the old side is gone. Immutable.
 */
public final class Layout {
  private final Map<Recorded, String> names;
  private final Set<Side> gone;

  private record Recorded(Side side, String column) {}

  private Layout(Map<Recorded, String> names, Set<Side> gone) {
    this.names = names;
    this.gone = gone;
  }

  /** Every column is called as it was when it was written. */
  public static Layout asRecorded() {
    return new Layout(new HashMap<>(), EnumSet.noneOf(Side.class));
  }

  /** What the old side's writers knew as {@code recorded} is now called {@code now}. */
  public Layout oldColumn(String recorded, String now) {
    return renamed(new Recorded(Side.OLD, recorded), now);
  }

  /** What the new side's writers knew as {@code recorded} is now called {@code now}. */
  public Layout newColumn(String recorded, String now) {
    return renamed(new Recorded(Side.NEW, recorded), now);
  }

  /** The old side was dropped: of rows it wrote last only the existence is checked. */
  public Layout withoutOldSide() {
    return without(Side.OLD);
  }

  /** The new side was dropped: of rows it wrote last only the existence is checked. */
  public Layout withoutNewSide() {
    return without(Side.NEW);
  }

  String now(Side side, String recorded) {
    return names.getOrDefault(new Recorded(side, recorded), recorded);
  }

  boolean shows(Side side) {
    return !gone.contains(side);
  }

  private Layout renamed(Recorded recorded, String now) {
    Map<Recorded, String> more = new HashMap<>(names);
    more.put(recorded, now);
    return new Layout(more, gone);
  }

  private Layout without(Side side) {
    Set<Side> more = EnumSet.copyOf(gone.isEmpty() ? EnumSet.noneOf(Side.class) : gone);
    more.add(side);
    return new Layout(names, more);
  }
}
