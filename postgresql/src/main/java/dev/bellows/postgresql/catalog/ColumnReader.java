package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Column.Origin;
import dev.bellows.engine.schema.Volatility;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table's columns. A column without a default of its own has that of its domain, and one
 * whose domain forbids NULL is not nullable: that is what an INSERT meets.
 */
final class ColumnReader {
  private static final String QUERY =
      """
      WITH RECURSIVE forbidding AS (
        SELECT oid FROM pg_type WHERE typtype = 'd' AND typnotnull
        UNION
        SELECT t.oid FROM pg_type t JOIN forbidding f ON t.typbasetype = f.oid WHERE t.typtype = 'd')
      SELECT a.attname, format_type(a.atttypid, a.atttypmod),
        NOT (a.attnotnull OR a.atttypid IN (SELECT oid FROM forbidding)),
        coalesce(pg_get_expr(d.adbin, d.adrelid), pg_get_expr(t.typdefaultbin, 0)),
        coalesce(d.adbin, t.typdefaultbin)::text,
        CASE WHEN a.attgenerated <> '' THEN 'GENERATED' WHEN a.attidentity <> '' THEN 'IDENTITY' ELSE 'ORDINARY' END,
        CASE WHEN a.attcollation <> t.typcollation THEN
          (SELECT format('%I.%I', n.nspname, c.collname)
           FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace WHERE c.oid = a.attcollation) END,
        col_description(a.attrelid, a.attnum)
      FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum
      """;

  private record Read(Column column, @Nullable NodeText stored) {}

  private ColumnReader() {}

  static List<Column> read(Connection connection, long table) throws SQLException {
    List<Read> rows = Query.list(connection, QUERY, ColumnReader::row, table);
    Volatilities volatilities =
        Volatilities.of(connection, rows.stream().flatMap(ColumnReader::stored).toList());
    return rows.stream().map(it -> withVolatility(it, volatilities)).toList();
  }

  private static Read row(ResultSet row) throws SQLException {
    Origin origin = Origin.valueOf(row.getString(6));
    String stored = row.getString(5);
    boolean hasDefault = origin == Origin.ORDINARY && stored != null;
    Column column =
        new Column(
            row.getString(1),
            row.getString(2),
            row.getBoolean(3),
            hasDefault ? row.getString(4) : null,
            Volatility.IMMUTABLE,
            origin,
            row.getString(7),
            row.getString(8));
    return new Read(column, hasDefault ? new NodeText(stored) : null);
  }

  private static Stream<NodeText> stored(Read read) {
    return Stream.ofNullable(read.stored());
  }

  private static Column withVolatility(Read read, Volatilities volatilities) {
    Column column = read.column();
    if (read.stored() == null) {
      return column;
    }
    return new Column(
        column.name(),
        column.type(),
        column.nullable(),
        column.defaultSql(),
        volatilities.of(Objects.requireNonNull(read.stored())),
        column.origin(),
        column.collation(),
        column.comment());
  }
}
