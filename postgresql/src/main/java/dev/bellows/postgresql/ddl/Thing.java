package dev.bellows.postgresql.ddl;

import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;

/** Something of a table that the catalog knows by its name. */
record Thing(Kind kind, TableName table, String name) {

  enum Kind {
    COLUMN,
    INDEX,
    CONSTRAINT
  }

  static Thing column(TableName table, String name) {
    return new Thing(Kind.COLUMN, table, name);
  }

  static Thing index(TableName table, String name) {
    return new Thing(Kind.INDEX, table, name);
  }

  static Thing constraint(TableName table, String name) {
    return new Thing(Kind.CONSTRAINT, table, name);
  }

  /**
   * The rows of the catalog that describe it: one or none. Traits may speak of {@code a} (columns),
   * {@code i} (indexes) and {@code k} (constraints).
   */
  String rows() {
    String relation = Names.regclass(table);
    String text = Names.literal(name);
    return switch (kind) {
      case COLUMN ->
          "FROM pg_catalog.pg_attribute a WHERE a.attrelid = %s AND a.attname = %s AND a.attnum > 0 AND NOT a.attisdropped"
              .formatted(relation, text);
      case INDEX ->
          "FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = %s AND c.relname = %s"
              .formatted(relation, text);
      case CONSTRAINT ->
          "FROM pg_catalog.pg_constraint k WHERE k.conrelid = %s AND k.conname = %s"
              .formatted(relation, text);
    };
  }
}
