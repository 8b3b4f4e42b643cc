package dev.bellows.postgresql.ddl;

import dev.bellows.engine.schema.Volatility;
import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.Expression;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Syncs of the shop's order table: amount becomes a bigint. */
final class Syncs {

  static final SyncSpec OLD = over("fresh");
  static final SyncSpec OVER_WIDE = over("wide");
  static final SyncSpec NEW = OLD.withAuthority(Side.NEW);
  static final SyncSpec SWAPPED = NEW.renamed(Map.of("amount", "fresh", "fresh", "amount"));
  static final SyncSpec QUARANTINED = NEW.renamed(Map.of("amount", "bellows_old_amount"));

  private Syncs() {}

  private static SyncSpec over(String physical) {
    SideColumn amount = new SideColumn("amount", "amount", "integer", "7", null);
    SideColumn wide = new SideColumn("amount", physical, "bigint", null, null);
    SyncRule rule =
        new SyncRule.TwoSided(
            List.of(amount),
            List.of(wide),
            List.of(new Assignment(wide, cast("amount::bigint", "bigint"))),
            List.of(new Assignment(amount, cast("amount::integer", "integer"))));
    return new SyncSpec(
        new MigrationName("widen-amount"),
        ShopTemplate.ORDER,
        List.of("id"),
        List.of(rule),
        Side.OLD);
  }

  private static Expression cast(String sql, String type) {
    return new Expression(sql, type, Set.of("amount"), Volatility.IMMUTABLE);
  }
}
