package dev.bellows.postgresql.catalog;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.schema.Dependent.Kind;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Change.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the views over a column as what makes them anew. */
final class ViewReader {

  /** Views before those that read them; takes the table's oid, it again, and the column. */
  private static final String VIEWS =
      DependentSql.VIEW_TREE
          + """
          SELECT v.oid, v.oid::regclass::text, v.relkind::text, pg_get_viewdef(v.oid),
            coalesce(array_to_string(v.reloptions, ', '), ''),
            quote_ident(pg_get_userbyid(v.relowner)), pg_has_role(v.relowner, 'USAGE'), quote_ident(current_user)
          FROM tree JOIN pg_class v ON v.oid = tree.view
            JOIN pg_attribute a ON a.attrelid = ? AND a.attnum = tree.attnum AND a.attname = ?
          GROUP BY v.oid
          ORDER BY max(tree.depth), v.oid
          """;

  /**
   * What keeps a view from being dropped, or would go with it; takes the views' oids three times.
   */
  private static final String HOLDERS =
      """
      SELECT DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid)
      FROM pg_depend d LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
      WHERE d.deptype <> 'i'
        AND NOT coalesce(w.rulename = '_RETURN' AND w.ev_class = ANY (?), false)
        AND (d.refclassid, d.refobjid) IN (
          SELECT 'pg_class'::regclass::oid, c.oid FROM pg_class c WHERE c.oid = ANY (?)
          UNION ALL
          SELECT 'pg_type'::regclass::oid, t.oid FROM pg_class c JOIN pg_type t ON t.oid = c.reltype OR t.typelem = c.reltype
          WHERE c.oid = ANY (?))
      ORDER BY 1
      """;

  private static final Set<Kind> FOLLOWERS =
      EnumSet.of(
          Kind.FUNCTION,
          Kind.GENERATED_COLUMN,
          Kind.POLICY,
          Kind.PUBLICATION,
          Kind.TRIGGER,
          Kind.SEQUENCE,
          Kind.RULE);

  private record Found(long oid, String kind, View view, boolean owned, String role) {
    static Found read(ResultSet row) throws SQLException {
      return new Found(
          row.getLong(1),
          row.getString(3),
          new View(
              row.getString(2), row.getString(4), row.getString(5), row.getString(6), List.of()),
          row.getBoolean(7),
          row.getString(8));
    }
  }

  private final Connection connection;
  private final Table table;
  private final String column;

  ViewReader(Connection connection, Table table, String column) {
    this.connection = connection;
    this.table = table;
    this.column = column;
  }

  /** Inside a trial. */
  List<View> read(Relation relation) throws SQLException {
    requireNoFollower(relation);
    List<Found> found =
        Query.list(connection, VIEWS, Found::read, relation.oid(), relation.oid(), column);
    found.forEach(this::requirePlain);
    requireFree(found);
    List<View> views = new ArrayList<>();
    for (Found it : found) {
      View view = it.view();
      views.add(
          new View(
              view.name(),
              view.query(),
              view.options(),
              view.owner(),
              ViewExtras.read(connection, it.oid())));
    }
    return views;
  }

  /** What stays on the column, under whatever name, and is not made anew. */
  private void requireNoFollower(Relation relation) throws SQLException {
    List<String> followers =
        new DependentReader(connection)
            .objects(relation).stream()
                .filter(it -> it.column().equals(column) && FOLLOWERS.contains(it.kind()))
                .map(it -> it.kind() + " " + it.name())
                .sorted()
                .toList();
    if (!followers.isEmpty()) {
      throw refused(
          "These stay with column '%s' of %s when the names change places, and would go on with the old values: %s."
              .formatted(column, table.name(), String.join(", ", followers)));
    }
  }

  private void requirePlain(Found it) {
    if (!it.kind().equals("v")) {
      throw refusal("materialized view " + it.view().name(), "it would have to be filled again");
    }
    if (!it.owned()) {
      throw refusal(
          "view " + it.view().name(),
          "it belongs to %s. What helps: GRANT %s TO %s;"
              .formatted(it.view().owner(), it.view().owner(), it.role()));
    }
  }

  private void requireFree(List<Found> found) throws SQLException {
    Object oids = connection.createArrayOf("oid", found.stream().map(Found::oid).toArray());
    List<String> holders =
        Query.list(connection, HOLDERS, row -> row.getString(1), oids, oids, oids);
    if (!holders.isEmpty()) {
      throw refusal("a view", "these hang on it: " + String.join(", ", holders));
    }
  }

  private BellowsException refusal(String what, String why) {
    return refused(
        "When the names change places, what reads column '%s' of %s has to be made anew, and %s cannot be: %s."
            .formatted(column, table.name(), what, why));
  }

  private BellowsException refused(String why) {
    return BellowsException.refused(
            "view.unsupported",
            why
                + " Nothing was changed; drop it first if it may go, or declare a new name with 'as', under which all of that stays as it is until the contract.")
        .with("table", table.name())
        .with("column", column);
  }
}
