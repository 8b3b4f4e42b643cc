package dev.bellows.postgresql.catalog;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.postgresql.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Where a trial makes its objects: the session's temporary schema, or where the role may make none,
 * a schema in which it may create. All of it is rolled back.
 *
 * @param schema as SQL
 */
record Scratch(Connection connection, String schema, long backend) {
  private static final String TEMPORARY =
      "SELECT has_database_privilege(current_database(), 'TEMPORARY'), pg_backend_pid(),"
          + " format('GRANT TEMPORARY ON DATABASE %I TO %I;', current_database(), current_user)";

  /** Best where Bellows' own tables are. */
  private static final String ELSEWHERE =
      """
      SELECT n.nspname FROM pg_namespace n
      WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND has_schema_privilege(n.oid, 'CREATE') AND has_schema_privilege(n.oid, 'USAGE')
      ORDER BY EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relname = 'client_v1_flag') DESC, n.nspname
      LIMIT 1
      """;

  private record Session(boolean mayMakeTemporary, long backend, String grant) {}

  /**
   * Inside a trial.
   *
   * @throws BellowsException {@code catalog.no-right} (exit 3) where the role may create nowhere
   */
  static Scratch in(Connection connection) throws SQLException {
    Session session =
        Query.one(
            connection,
            TEMPORARY,
            row -> new Session(row.getBoolean(1), row.getLong(2), row.getString(3)));
    String schema =
        session.mayMakeTemporary()
            ? "pg_temp"
            : Query.first(connection, ELSEWHERE, row -> Names.quote(row.getString(1)))
                .orElseThrow(() -> noRight(session.grant()));
    return new Scratch(connection, schema, session.backend());
  }

  private static BellowsException noRight(String grant) {
    return BellowsException.refused(
        "catalog.no-right",
        "To check expressions, Bellows makes an empty table in a transaction that it rolls back; the current role may make one nowhere. Nothing was changed. What helps: "
            + grant);
  }

  /** A name as SQL that no other session uses. */
  String name(String what) {
    return schema + "." + Names.quote(unqualified(what));
  }

  /** The same name as the catalog has it, without its schema. */
  String unqualified(String what) {
    return "~bellows_%s_%d".formatted(what, backend);
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
