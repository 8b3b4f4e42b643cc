package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.postgresql.sql.Names;

/** What a sync's objects are called. */
record SyncNames(String controlSchema, SyncSpec spec) {

  /** Sorts after almost every other trigger, so that it sees what they made of the row. */
  String trigger() {
    return "~~~bellows_" + spec.migration();
  }

  /** The trigger's function. */
  String function() {
    return named("sync");
  }

  /** The function that tells why a row fails. */
  String probe() {
    return named("probe");
  }

  /** A migration's name has no colon, so that no two syncs share a name. */
  private String named(String kind) {
    String table = part(String.valueOf(spec.table().schema())) + "." + part(spec.table().name());
    return Names.derived("", kind + ":" + spec.migration() + ":" + table);
  }

  private static String part(String name) {
    return name.indexOf('.') < 0 && name.indexOf('"') < 0 ? name : Names.quote(name);
  }

  /** Something in the control schema, as SQL. */
  String inControl(String name) {
    return Names.quote(controlSchema) + "." + Names.quote(name);
  }

  String table() {
    return Names.table(spec.table());
  }
}
