package dev.bellows.postgresql.sql;

/** An index's definition as the server writes it. */
public final class IndexText {

  /**
   * Over {@code pg_index i} and its {@code pg_class c}: complete, with the tablespace where it is
   * not the database's own. The server leaves that out of the text; its place is before WHERE.
   */
  public static final String DEFINITION =
      """
      (SELECT CASE WHEN s.spcname IS NULL THEN text.whole
          ELSE left(text.whole, length(text.whole) - length(text.predicate))
            || format(' TABLESPACE %I', s.spcname) || text.predicate END
        FROM (SELECT pg_catalog.pg_get_indexdef(i.indexrelid),
            coalesce(' WHERE ' || pg_catalog.pg_get_expr(i.indpred, i.indrelid), '')) AS text (whole, predicate)
          LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace)""";

  private IndexText() {}
}
