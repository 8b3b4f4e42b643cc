package dev.bellows.engine.sync;

import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import dev.bellows.model.TableName;
import java.util.List;
import java.util.Map;

/**
 * The sync of one table in one migration: what its trigger keeps true. Pure data.
 *
 * @param table with its schema
 * @param key the columns that name a row in a failure or conflict; empty where the table has none
 * @param authority the source of truth when both sides were written and disagree: OLD until
 *     SWITCHED, NEW from then on
 */
public record SyncSpec(
    MigrationName migration,
    TableName table,
    List<String> key,
    List<SyncRule> rules,
    Side authority) {

  /** Whether readers have moved to the new side for good. */
  public boolean switched() {
    return authority == Side.NEW;
  }

  /** The same sync with another authority. */
  public SyncSpec withAuthority(Side side) {
    return new SyncSpec(migration, table, key, rules, side);
  }

  /** The same sync after columns were renamed, from physical name to physical name. */
  public SyncSpec renamed(Map<String, String> names) {
    return new SyncSpec(
        migration, table, key, rules.stream().map(it -> it.renamed(names)).toList(), authority);
  }
}
