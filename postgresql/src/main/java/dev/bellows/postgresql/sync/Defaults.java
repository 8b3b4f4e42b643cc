package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.engine.sync.SyncSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether an inserted row shows the defaults of a side's columns.
 *
 * <p>A default such as {@code now()} may depend on settings of the session, which our functions do
 * not see. So the trigger's WHEN clause compares it, where they still are as the INSERT had them,
 * and hands on what it saw in a setting of the transaction.
 */
final class Defaults {

  private static final Pattern CONSTANT =
      Pattern.compile(
          "\\(?[-+]?[\\d.]+\\)?(::[\\w .,()\\[\\]\"]+)?|E?'(?:[^'\\\\]|'')*'(::[\\w .,()\\[\\]\"]+)*|(?i:true|false|null)(::[\\w .,()\\[\\]\"]+)?");

  private static final String SEEN = "bellows.defaults_shown";

  private final List<String> dependent = new ArrayList<>();
  private final List<SideColumn> columns = new ArrayList<>();

  Defaults(SyncSpec spec) {
    spec.rules().stream()
        .flatMap(Defaults::sides)
        .filter(Defaults::isDependent)
        .forEach(
            column -> {
              dependent.add(column.physical());
              columns.add(column);
            });
  }

  private static Stream<SideColumn> sides(SyncRule rule) {
    if (rule instanceof SyncRule.TwoSided it) {
      return Stream.concat(it.oldSide().stream(), it.newSide().stream());
    }
    return rule instanceof SyncRule.Omitted it ? Stream.of(it.column()) : Stream.empty();
  }

  private static boolean isDependent(SideColumn column) {
    String defaultSql = column.defaultSql();
    return defaultSql != null && !CONSTANT.matcher(defaultSql.strip()).matches();
  }

  /** What the trigger's WHEN clause has to go on with; may be empty. */
  String when() {
    return columns.isEmpty()
        ? ""
        : " AND set_config('%s', concat(%s), true) IS NOT NULL"
            .formatted(
                SEEN, columns.stream().map(Defaults::shown).collect(Collectors.joining(", ")));
  }

  private static String shown(SideColumn column) {
    return Images.equal(List.of(Row.AFTER.field(column.physical())), List.of(value(column)));
  }

  private static String value(SideColumn column) {
    String defaultSql = column.defaultSql();
    return Coercion.to(column.type(), defaultSql == null ? "NULL" : "(" + defaultSql + "\n)");
  }

  /** A condition of the trigger's function: the inserted row shows something else. */
  String inserted(List<SideColumn> side) {
    List<String> conditions = new ArrayList<>();
    List<SideColumn> without = side.stream().filter(it -> it.defaultSql() == null).toList();
    if (!without.isEmpty()) {
      conditions.add(Images.someGiven(Row.AFTER.fields(physical(without))));
    }
    for (SideColumn column : side) {
      if (isDependent(column)) {
        int at = dependent.indexOf(column.physical()) + 1;
        conditions.add("substr(current_setting('%s'), %d, 1) <> 't'".formatted(SEEN, at));
      } else if (column.defaultSql() != null) {
        conditions.add(
            Images.differ(List.of(Row.AFTER.field(column.physical())), List.of(value(column))));
      }
    }
    return String.join(" OR ", conditions);
  }

  /** A condition of the trigger's function: the statement changed a column of the side. */
  static String updated(List<SideColumn> side) {
    return Images.differ(Row.AFTER.fields(physical(side)), Row.BEFORE.fields(physical(side)));
  }

  static List<String> physical(List<SideColumn> side) {
    return side.stream().map(SideColumn::physical).toList();
  }
}
