package dev.bellows.postgresql.sync;

import dev.bellows.engine.schema.Volatility;
import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.Expression;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.engine.sync.SyncRule.TwoSided;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import dev.bellows.model.TableName;
import java.util.List;
import java.util.Set;

/** Syncs, and what they are made of, in few words. */
final class Specs {

  private Specs() {}

  static SyncSpec of(String table, SyncRule... rules) {
    return new SyncSpec(
        new MigrationName("change"),
        TableName.parse(table),
        List.of("id"),
        List.of(rules),
        Side.OLD);
  }

  static SideColumn column(String name, String type) {
    return new SideColumn(name, name, type, null, null);
  }

  static SideColumn column(String name, String type, String defaultSql) {
    return new SideColumn(name, name, type, defaultSql, null);
  }

  static Expression expression(String sql, String type, String... reads) {
    return new Expression(sql, type, Set.of(reads), Volatility.IMMUTABLE);
  }

  static Assignment assign(SideColumn column, String sql, String... reads) {
    return new Assignment(column, expression(sql, column.type(), reads));
  }

  /** One column on each side. */
  static TwoSided pair(SideColumn old, String up, SideColumn fresh, String down) {
    return new TwoSided(
        List.of(old),
        List.of(fresh),
        List.of(assign(fresh, up, old.name())),
        List.of(assign(old, down, fresh.name())));
  }

  static TwoSided oneWay(SideColumn old, String up, SideColumn fresh) {
    return new TwoSided(
        List.of(old), List.of(fresh), List.of(assign(fresh, up, old.name())), List.of());
  }

  /** full_name becomes first_name and last_name; not inverse for double first names. */
  static TwoSided split() {
    SideColumn full = column("full_name", "text");
    SideColumn first = column("first_name", "text");
    SideColumn last = column("last_name", "text");
    return new TwoSided(
        List.of(full),
        List.of(first, last),
        List.of(
            assign(first, "split_part(full_name, ' ', 1) -- the first word", "full_name"),
            assign(
                last,
                "substr(customers.full_name, length(split_part(full_name, ' ', 1)) + 2)",
                "full_name")),
        List.of(
            assign(
                full,
                "first_name || coalesce(' ' || nullif(last_name, ''), '')",
                "first_name",
                "last_name")));
  }
}
