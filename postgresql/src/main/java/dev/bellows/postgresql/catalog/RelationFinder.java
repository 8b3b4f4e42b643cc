package dev.bellows.postgresql.catalog;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds a table by its name, as the session's search_path sees it where the schema is left out. */
final class RelationFinder {

  private static final String FACTS =
      """
      SELECT c.oid, n.nspname, c.relname, c.relkind::text, c.relpersistence::text, c.relispartition,
        c.reloftype <> 0, EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE c.oid IN (i.inhrelid, i.inhparent)),
        pg_catalog.row_security_active(c.oid), pg_catalog.pg_has_role(c.relowner, 'USAGE'),
        pg_catalog.has_schema_privilege(n.oid, 'USAGE'), pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(c.relowner)),
        pg_catalog.quote_ident(current_user)
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relname = ? AND c.relkind NOT IN ('i', 'I', 'c', 't') AND\
      """;

  private static final String IN_SCHEMA = FACTS + " n.nspname = ?";

  private static final String ON_PATH =
      FACTS
          + " n.nspname = ANY (pg_catalog.current_schemas(true))"
          + " ORDER BY array_position(pg_catalog.current_schemas(true), n.nspname)";

  private static final String NAMES =
      """
      SELECT n.nspname, c.relname
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      ORDER BY 1, 2
      """;

  private final Connection connection;

  RelationFinder(Connection connection) {
    this.connection = connection;
  }

  /**
   * The table, which Bellows can change.
   *
   * @throws BellowsException {@code table.unknown}, or what {@link RelationFacts#admit} throws
   */
  Relation find(TableName name) throws SQLException {
    Optional<RelationFacts> found = facts(name);
    return found.orElseThrow(unknown(name)).admit();
  }

  private Optional<RelationFacts> facts(TableName name) throws SQLException {
    String schema = name.schema();
    return schema == null
        ? Query.first(connection, ON_PATH, RelationFinder::read, name.name())
        : Query.first(connection, IN_SCHEMA, RelationFinder::read, name.name(), schema);
  }

  private static RelationFacts read(ResultSet row) throws SQLException {
    return new RelationFacts(
        new Relation(row.getLong(1), new TableName(row.getString(2), row.getString(3))),
        new RelationFacts.Shape(
            row.getString(4),
            row.getString(5),
            row.getBoolean(6),
            row.getBoolean(7),
            row.getBoolean(8)),
        row.getBoolean(9),
        new RelationFacts.Rights(
            row.getBoolean(10), row.getBoolean(11), row.getString(12), row.getString(13)));
  }

  private java.util.function.Supplier<BellowsException> unknown(TableName name)
      throws SQLException {
    List<TableName> tables =
        Query.list(connection, NAMES, row -> new TableName(row.getString(1), row.getString(2)));
    List<String> near = NearNames.of(name, tables);
    String hint = near.isEmpty() ? "" : " Near names: %s.".formatted(String.join(", ", near));
    return () ->
        BellowsException.userError(
                "table.unknown",
                "There is no table %s%s. Names are case-exact.%s Nothing was changed; correct the name in the migration's file."
                    .formatted(name, name.schema() == null ? " on the search_path" : "", hint))
            .with("table", name);
  }
}
