package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.schema.Constraint.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads a table's constraints. NOT VALID is no part of a definition: {@link Constraint#validated}
 * says it.
 */
final class ConstraintReader {
  private static final String NOT_VALID = " NOT VALID";

  private static final String QUERY =
      """
      SELECT k.conname, k.contype::text, pg_get_constraintdef(k.oid),
        ARRAY(
          SELECT a.attname::text FROM pg_attribute a
          WHERE a.attrelid = k.conrelid AND a.attnum > 0 AND NOT a.attisdropped
            AND (a.attnum = ANY (k.conkey)
              OR k.conbin::text ~ ' :varattno 0 '
              OR (k.contype = 'x' AND EXISTS (
                SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = k.conindid
                  AND d.refclassid = 'pg_class'::regclass AND d.refobjid = k.conrelid AND d.refobjsubid = a.attnum)))
          ORDER BY CASE WHEN k.contype <> 'c' THEN array_position(k.conkey, a.attnum) END, a.attnum),
        k.convalidated
      FROM pg_constraint k
      WHERE k.conrelid = ? AND k.contype IN ('p', 'u', 'c', 'f', 'x')
      ORDER BY k.conname
      """;

  private ConstraintReader() {}

  static List<Constraint> read(Connection connection, long table) throws SQLException {
    return Query.list(connection, QUERY, ConstraintReader::row, table);
  }

  private static Constraint row(ResultSet row) throws SQLException {
    return new Constraint(
        row.getString(1),
        kind(row.getString(2)),
        withoutNotValid(row.getString(3)),
        Query.texts(row, 4),
        row.getBoolean(5));
  }

  /** The server writes it last, and only there. */
  private static String withoutNotValid(String definition) {
    return definition.endsWith(NOT_VALID)
        ? definition.substring(0, definition.length() - NOT_VALID.length())
        : definition;
  }

  private static Kind kind(String contype) {
    return switch (contype) {
      case "p" -> Kind.PRIMARY_KEY;
      case "u" -> Kind.UNIQUE;
      case "c" -> Kind.CHECK;
      case "f" -> Kind.FOREIGN_KEY;
      default -> Kind.EXCLUDE;
    };
  }
}
