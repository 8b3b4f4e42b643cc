package dev.bellows.postgresql.catalog;

import dev.bellows.engine.spi.Change.Inherit;
import dev.bellows.postgresql.sql.Names;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a column has beside type, default and comment: privileges of its own and settings, as the
 * statements that give them to the new column. A change of type sets storage and compression back,
 * so that they go over to a column of the same type only.
 */
final class ColumnExtras {
  private static final String OF_COLUMN =
      """
      FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid JOIN pg_type y ON y.oid = a.atttypid,
        LATERAL (SELECT ?::text AS "table", ?::text AS "column", ?::boolean AS same) AS new
      WHERE a.attrelid = ?::regclass AND a.attname = ?
      """;

  private static final String GRANTS =
      """
      SELECT format('GRANT %s ON %s TO %s%s',
        string_agg(format('%s (%I)', acl.privilege_type, x."column"), ', ' ORDER BY acl.privilege_type), x."table",
        CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END,
        CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM (SELECT new.*, a.attacl
      """
          + OF_COLUMN
          + """
          ) AS x, aclexplode(x.attacl) AS acl
          GROUP BY x."table", x."column", acl.grantee, acl.is_grantable
          ORDER BY 1
          """;

  private static final String SETTINGS =
      """
      SELECT format('ALTER TABLE %s ALTER COLUMN %I SET %s', x."table", x."column", x.setting)
      FROM (SELECT new.*, unnest(ARRAY[
        CASE WHEN a.attstattarget >= 0 THEN 'STATISTICS ' || a.attstattarget END,
        CASE WHEN a.attoptions IS NOT NULL THEN '(' || array_to_string(a.attoptions, ', ') || ')' END,
        CASE WHEN new.same AND a.attstorage <> y.typstorage THEN 'STORAGE ' ||
          CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END,
        CASE WHEN new.same AND a.attcompression <> '' THEN
          'COMPRESSION ' || CASE a.attcompression WHEN 'p' THEN 'pglz' ELSE 'lz4' END END]) AS setting
      """
          + OF_COLUMN
          + """
          ) AS x
          WHERE x.setting IS NOT NULL
          """;

  private final TableCopy copy;

  ColumnExtras(TableCopy copy) {
    this.copy = copy;
  }

  /** Inside a trial. */
  List<Inherit> read() throws SQLException {
    List<Inherit> extras = new ArrayList<>();
    add(extras, "the privileges on %s", statements(GRANTS));
    add(extras, "the settings of %s", statements(SETTINGS));
    return extras;
  }

  private void add(List<Inherit> extras, String what, List<String> statements) {
    if (!statements.isEmpty()) {
      extras.add(new Inherit(copy.original(), what.formatted(copy.change().column()), statements));
    }
  }

  private List<String> statements(String query) throws SQLException {
    String name = Names.table(copy.original());
    return Query.list(
        copy.scratch().connection(),
        query,
        row -> row.getString(1),
        name,
        copy.change().newColumn(),
        copy.keepsType(),
        name,
        copy.change().column());
  }
}
