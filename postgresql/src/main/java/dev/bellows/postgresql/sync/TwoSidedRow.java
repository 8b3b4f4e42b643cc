package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.SyncRule.TwoSided;
import dev.bellows.model.Side;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two sides, or one way, as SQL over the row. */
final class TwoSidedRow implements RowRule {

  private final TwoSided rule;
  private final Side authority;
  private final Calling old;
  private final Map<String, String> up;
  private final Map<String, String> down;

  TwoSidedRow(TableName table, TwoSided rule, Side authority) {
    this.rule = rule;
    this.authority = authority;
    this.old = Calling.of(table, rule.oldSide());
    this.up = values(rule.up(), old);
    this.down = values(rule.down(), Calling.of(table, rule.newSide()));
  }

  private static Map<String, String> values(List<Assignment> assignments, Calling calling) {
    Map<String, String> values = new LinkedHashMap<>();
    assignments.forEach(it -> values.put(it.column().physical(), calling.value(it)));
    return values;
  }

  @Override
  public String consistent() {
    String likeOld = Images.equal(columns(up), List.copyOf(up.values()));
    String filled = Images.someGiven(columns(up));
    if (!rule.oneWay()) {
      return "CASE WHEN %s AND %s THEN true ELSE %s END"
          .formatted(filled, Images.equal(columns(down), List.copyOf(down.values())), likeOld);
    }
    return switch (authority) {
      case OLD -> likeOld;
      case NEW ->
          "CASE WHEN %s THEN true ELSE %s END"
              .formatted(filled, Images.noneGiven(List.copyOf(up.values())));
    };
  }

  @Override
  public Map<String, String> fill() {
    return up;
  }

  @Override
  public Map<String, String> fillAlone() {
    Map<String, String> values = new LinkedHashMap<>();
    rule.up().forEach(it -> values.put(it.column().physical(), old.value(it.value())));
    return values;
  }

  /** A row whose new side holds nothing was never filled: old is all there is. */
  @Override
  public Optional<Map<String, String>> restore() {
    if (rule.oneWay()) {
      return authority == Side.OLD ? Optional.empty() : Optional.of(up);
    }
    String filled = Images.someGiven(columns(up));
    Map<String, String> restore = new LinkedHashMap<>();
    down.forEach((column, value) -> restore.put(column, either(filled, value, column)));
    up.forEach((column, value) -> restore.put(column, either("NOT " + filled, value, column)));
    return Optional.of(restore);
  }

  private static String either(String condition, String value, String column) {
    return "CASE WHEN %s THEN %s ELSE %s END".formatted(condition, value, Names.quote(column));
  }

  private static List<String> columns(Map<String, String> values) {
    return values.keySet().stream().map(Names::quote).toList();
  }
}
