package dev.bellows.postgresql.catalog;

import dev.bellows.model.TableName;

/** A table that was found and may be changed. */
record Relation(long oid, TableName name) {

  /** The schema, which a found table always has. */
  String schema() {
    String schema = name.schema();
    if (schema == null) {
      throw new IllegalStateException("A table of the catalog without a schema: " + name);
    }
    return schema;
  }
}
