package dev.bellows.postgresql.catalog;

import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the server made of an expression.
 *
 * @param type as the server writes it
 * @param columns how many columns it makes; one, but for {@code table.*}
 * @param stored the query around it
 * @param reads the columns of the scope that it reads by name
 * @param systemColumns such as ctid, which a row of a trigger does not have
 */
record ExpressionFacts(
    String type, int columns, NodeText stored, Set<String> reads, List<String> systemColumns) {

  private static final String QUERY =
      """
      WITH read AS (
        SELECT a.attname::text AS name, a.attnum
        FROM pg_rewrite w JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
          JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE w.ev_class = ?::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = ?::regclass)
      SELECT format_type(v.atttypid, v.atttypmod), (SELECT count(*) FROM pg_attribute c WHERE c.attrelid = w.ev_class), w.ev_action::text,
        ARRAY(SELECT name FROM read WHERE attnum > 0 ORDER BY attnum),
        ARRAY(SELECT name FROM read WHERE attnum < 0)
      FROM pg_rewrite w JOIN pg_attribute v ON v.attrelid = w.ev_class AND v.attnum = 1
      WHERE w.ev_class = ?::regclass
      """;

  static ExpressionFacts read(Scratch scratch) throws SQLException {
    return Query.one(
        scratch.connection(),
        QUERY,
        row ->
            new ExpressionFacts(
                row.getString(1),
                row.getInt(2),
                new NodeText(row.getString(3)),
                Collections.unmodifiableSet(new LinkedHashSet<>(Query.texts(row, 4))),
                Query.texts(row, 5)),
        scratch.name("value"),
        scratch.name("scope"),
        scratch.name("value"));
  }
}
