package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Change.AddColumn;
import dev.bellows.postgresql.sql.Names;

/** A column's type and collation, compared with what the catalog says under any search path. */
final class ColumnType {

  private static final String WRITTEN = "pg_catalog.format_type(a.atttypid, a.atttypmod)";

  private ColumnType() {}

  /** A predicate over {@code a}. */
  static String of(AddColumn change) {
    String collation =
        change.collation() == null
            ? "(SELECT t.typcollation FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)"
            : "to_regcollation(%s)".formatted(Names.literal(change.collation()));
    return "%s AND a.attcollation = %s".formatted(type(change.type()), collation);
  }

  /** A condition: a domain's constraints are proved by writing the whole table anew. */
  static String isConstrainedDomain(AddColumn change) {
    return """
        EXISTS (
            WITH RECURSIVE domain (id) AS (
              SELECT to_regtype(%s)::oid
              UNION ALL SELECT t.typbasetype FROM domain JOIN pg_catalog.pg_type t ON t.oid = id AND t.typtype = 'd')
            SELECT FROM domain JOIN pg_catalog.pg_type t ON t.oid = id AND t.typtype = 'd'
            WHERE t.typnotnull OR EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.contypid = id))"""
        .formatted(Names.literal(change.type()));
  }

  /** The server leaves a schema out that the path has; its own types never show one. */
  private static String type(String type) {
    String text = Names.literal(type);
    return type.indexOf('.') < 0
        ? "%s = %s".formatted(WRITTEN, text)
        : "a.atttypid = to_regtype(%1$s) AND substring(%2$s FROM '[(].*[)]') IS NOT DISTINCT FROM substring(%1$s FROM '[(].*[)]')"
            .formatted(text, WRITTEN);
  }
}
