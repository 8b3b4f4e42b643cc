package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SideColumn;
import java.util.ArrayList;
import java.util.List;

/** Whether a statement gave a side, as conditions of the trigger. */
final class GivenSide {

  private GivenSide() {}

  /** On INSERT: a column differs from its default. */
  static String inserted(List<SideColumn> side) {
    List<String> values = Row.AFTER.fields(physical(side));
    if (side.stream().allMatch(column -> column.defaultSql() == null)) {
      return Images.someGiven(values);
    }
    List<String> defaults = new ArrayList<>();
    for (SideColumn column : side) {
      String defaultSql = column.defaultSql();
      defaults.add(
          Coercion.to(column.type(), defaultSql == null ? "NULL" : "(" + defaultSql + "\n)"));
    }
    return Images.differ(values, defaults);
  }

  /** On UPDATE: a column changed. */
  static String changed(List<SideColumn> side) {
    return Images.differ(Row.AFTER.fields(physical(side)), Row.BEFORE.fields(physical(side)));
  }

  static List<String> physical(List<SideColumn> side) {
    return side.stream().map(SideColumn::physical).toList();
  }
}
