package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Dependent;
import dev.bellows.engine.schema.Server;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.ExpressionCheck;
import dev.bellows.engine.sync.Expression;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The catalog of PostgreSQL 14 to 18. Leaves the connection as it found it, also inside a
 * transaction of the caller. Stateless, so safe for use by several threads.
 */
public final class PostgreSqlCatalog {

  public Server server(Connection connection) throws SQLException {
    return ServerReader.read(connection);
  }

  public Table table(Connection connection, TableName name) throws SQLException {
    return new TableReader(connection).read(name);
  }

  public Expression expression(Connection connection, ExpressionCheck check) throws SQLException {
    return new ExpressionTrial(connection, check).run();
  }

  public String type(Connection connection, String declared) throws SQLException {
    return new TypeReader(connection).read(declared);
  }

  public List<Dependent> dependents(Connection connection, TableName table, String column)
      throws SQLException {
    return new TableReader(connection).dependents(table, column);
  }
}
