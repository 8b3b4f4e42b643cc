package dev.bellows.postgresql.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a view has beside its query: privileges and comments, as the statements that give them. */
final class ViewExtras {

  /** Of the view and of its columns, without the owner's own. */
  private static final String GRANTS =
      """
      SELECT format('GRANT %s ON %s TO %s%s',
        string_agg(g.privilege_type || g.columns, ', ' ORDER BY g.privilege_type), g.view,
        CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
        CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM (
        SELECT v.oid::regclass::text AS view, v.relowner, '' AS columns, acl.*
        FROM pg_class v, aclexplode(v.relacl) AS acl WHERE v.oid = ?
        UNION ALL
        SELECT v.oid::regclass::text, v.relowner, format(' (%I)', a.attname), acl.*
        FROM pg_class v JOIN pg_attribute a ON a.attrelid = v.oid, aclexplode(a.attacl) AS acl WHERE v.oid = ?) AS g
      WHERE g.grantee <> g.relowner
      GROUP BY g.view, g.columns, g.grantee, g.is_grantable
      ORDER BY 1
      """;

  private static final String COMMENTS =
      """
      SELECT CASE d.objsubid WHEN 0 THEN format('COMMENT ON VIEW %s IS %L', v.oid::regclass, d.description)
        ELSE format('COMMENT ON COLUMN %s.%I IS %L', v.oid::regclass, a.attname, d.description) END
      FROM pg_description d JOIN pg_class v ON v.oid = d.objoid
        LEFT JOIN pg_attribute a ON a.attrelid = v.oid AND a.attnum = d.objsubid
      WHERE d.classoid = 'pg_class'::regclass AND d.objoid = ?
      ORDER BY d.objsubid
      """;

  private ViewExtras() {}

  static List<String> read(Connection connection, long view) throws SQLException {
    List<String> statements =
        new ArrayList<>(Query.list(connection, GRANTS, row -> row.getString(1), view, view));
    statements.addAll(Query.list(connection, COMMENTS, row -> row.getString(1), view));
    return statements;
  }
}
