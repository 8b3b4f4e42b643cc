package dev.bellows.postgresql.sync;

import dev.bellows.engine.schema.Volatility;
import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.SyncRule.Derived;
import dev.bellows.engine.sync.SyncRule.Healed;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A column that is filled where it is NULL, as SQL over the row. */
final class FilledRow implements RowRule {

  private final String column;
  private final String value;
  private final boolean mayStayEmpty;

  private FilledRow(TableName table, Assignment up, boolean mayStayEmpty) {
    this.column = up.column().physical();
    this.value = Calling.of(table, List.of(up.column())).value(up);
    this.mayStayEmpty = mayStayEmpty;
  }

  /** Empty where {@code up} gives nothing, which cannot be asked of an up that varies. */
  static FilledRow of(TableName table, Derived rule) {
    boolean dependable = rule.up().value().volatility() != Volatility.VOLATILE;
    return new FilledRow(table, rule.up(), dependable);
  }

  static FilledRow of(TableName table, Healed rule) {
    return new FilledRow(table, rule.up(), false);
  }

  @Override
  public String consistent() {
    String filled = Images.someGiven(List.of(Names.quote(column)));
    return mayStayEmpty
        ? "CASE WHEN %s THEN true ELSE %s END".formatted(filled, Images.noneGiven(List.of(value)))
        : filled;
  }

  /** Never in the place of a value. */
  @Override
  public Map<String, String> fill() {
    return Map.of(column, "coalesce(%s, %s)".formatted(Names.quote(column), value));
  }

  @Override
  public Map<String, String> fillAlone() {
    return fill();
  }

  @Override
  public Optional<Map<String, String>> restore() {
    return Optional.of(fill());
  }
}
