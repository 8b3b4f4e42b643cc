package dev.bellows.postgresql.control;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.postgresql.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;

/** Says which GRANT is missing to make or read the control tables. */
final class MissingRight {

  private static final String FACTS =
      """
      SELECT current_user, current_database(),
        EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?),
        EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = ? AND c.relname = 'version')""";

  private MissingRight() {}

  static BellowsException of(Connection connection, String schema, SQLException cause)
      throws SQLException {
    return Sql.one(
            connection,
            FACTS,
            row ->
                refused(
                    row.getString(1),
                    schema,
                    help(
                        Names.quote(row.getString(1)),
                        Names.quote(row.getString(2)),
                        Names.quote(schema),
                        Standing.of(row.getBoolean(3), row.getBoolean(4)))),
            schema,
            schema)
        .causedBy(cause);
  }

  /** How far the control tables have been made by somebody else. */
  private enum Standing {
    NOTHING,
    SCHEMA,
    TABLES;

    static Standing of(boolean schema, boolean tables) {
      if (tables) {
        return TABLES;
      }
      return schema ? SCHEMA : NOTHING;
    }
  }

  private static String help(String role, String database, String schema, Standing standing) {
    return switch (standing) {
      case NOTHING ->
          "GRANT CREATE ON DATABASE %s TO %s; or else CREATE SCHEMA %s AUTHORIZATION %s;"
              .formatted(database, role, schema, role);
      case SCHEMA -> "GRANT USAGE, CREATE ON SCHEMA %s TO %s;".formatted(schema, role);
      case TABLES ->
          "GRANT USAGE ON SCHEMA %1$s TO %2$s; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %1$s TO %2$s;"
              .formatted(schema, role);
    };
  }

  private static BellowsException refused(String role, String schema, String help) {
    return BellowsException.refused(
            "control.no-right",
            "role %s may not make or read the control tables in schema %s. Nothing was changed; have an administrator run: %s (docs/roles.md has all roles), or choose another place with --control-schema"
                .formatted(role, schema, help))
        .with("schema", schema)
        .with("role", role)
        .with("grant", help);
  }
}
