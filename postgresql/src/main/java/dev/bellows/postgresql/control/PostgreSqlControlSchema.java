package dev.bellows.postgresql.control;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.ControlSchema;
import dev.bellows.postgresql.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The control tables on PostgreSQL. Stateless and safe for use by many threads. */
public final class PostgreSqlControlSchema implements ControlSchema {

  private static final int VERSION = 1;
  private static final String MISSING_RIGHT = "42501";

  private static final String EXISTS =
      """
      SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ? AND c.relname = 'version' AND c.relkind = 'r')""";

  private static final String SIZES =
      """
      SELECT c.relname, greatest(c.reltuples, 0)::bigint, pg_catalog.pg_total_relation_size(c.oid)
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relkind = 'r' ORDER BY 3 DESC, 1""";

  /** Two that make the same tables take turns, each for no longer than the other takes. */
  private static final String TURN =
      "SELECT set_config('lock_timeout', '30s', true), pg_advisory_xact_lock(hashtextextended('bellows control ' || ?, 0))";

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void make(Connection connection, String schema) throws SQLException {
    try {
      if (exists(connection, schema) && standing(connection, schema) == VERSION) {
        return;
      }
      Database.transaction(
          connection,
          it -> {
            upgrade(it, schema);
            return schema;
          });
    } catch (SQLException e) {
      if (MISSING_RIGHT.equals(e.getSQLState())) {
        throw MissingRight.of(connection, schema, e);
      }
      throw e;
    }
  }

  @Override
  public boolean exists(Connection connection, String schema) throws SQLException {
    return Sql.one(connection, EXISTS, row -> row.getBoolean(1), schema);
  }

  @Override
  public List<TableSize> sizes(Connection connection, String schema) throws SQLException {
    return Sql.list(
        connection,
        SIZES,
        row -> new TableSize(row.getString(1), row.getLong(2), row.getLong(3)),
        schema);
  }

  private void upgrade(Connection connection, String schema) throws SQLException {
    Sql.list(connection, TURN, row -> schema, schema);
    int standing = 0;
    if (exists(connection, schema)) {
      standing = standing(connection, schema);
    } else if (!schemaExists(connection, schema)) {
      Sql.execute(connection, "CREATE SCHEMA " + Names.quote(schema));
    }
    for (int version = standing + 1; version <= VERSION; version++) {
      for (String statement : ControlScript.of(version).statements(schema)) {
        Sql.execute(connection, statement);
      }
      Sql.update(
          connection,
          "INSERT INTO %s.version (version) VALUES (?)".formatted(Names.quote(schema)),
          version);
    }
  }

  private static boolean schemaExists(Connection connection, String schema) throws SQLException {
    return Sql.one(
        connection,
        "SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?)",
        row -> row.getBoolean(1),
        schema);
  }

  private static int standing(Connection connection, String schema) throws SQLException {
    int standing =
        Sql.one(
            connection,
            "SELECT coalesce(max(version), 0) FROM %s.version".formatted(Names.quote(schema)),
            row -> row.getInt(1));
    if (standing > VERSION) {
      throw BellowsException.refused(
              "control.newer",
              "the control tables in schema %s have version %d; this Bellows works with version %d. Nothing was changed; use the newer Bellows"
                  .formatted(schema, standing, VERSION))
          .with("schema", schema);
    }
    return standing;
  }
}
