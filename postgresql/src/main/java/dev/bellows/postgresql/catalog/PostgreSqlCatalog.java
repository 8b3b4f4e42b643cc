package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Dependent;
import dev.bellows.engine.schema.Server;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.sync.Expression;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The catalog of PostgreSQL 14 to 18. Leaves the connection as it found it, also inside a
 * transaction of the caller. Stateless, so safe for use by several threads.
 */
public final class PostgreSqlCatalog implements Catalog {

  @Override
  public Server server(Connection connection) throws SQLException {
    return ServerReader.read(connection);
  }

  @Override
  public Table table(Connection connection, TableName name) throws SQLException {
    return new TableReader(connection).read(name);
  }

  @Override
  public Expression expression(Connection connection, ExpressionCheck check) throws SQLException {
    return new ExpressionTrial(connection, check).run();
  }

  @Override
  public String type(Connection connection, String declared) throws SQLException {
    return new TypeReader(connection).read(declared);
  }

  @Override
  public boolean takesNull(Connection connection, String type) throws SQLException {
    return new TypeReader(connection).takesNull(type);
  }

  @Override
  public Carried carried(Connection connection, Table table, Replaced replaced)
      throws SQLException {
    return new CarryTrial(connection, table, replaced).run();
  }

  @Override
  public Optional<String> typeDefault(Connection connection, String type) throws SQLException {
    return new TypeReader(connection).defaultOf(type);
  }

  @Override
  public List<String> index(Connection connection, IndexCheck check) throws SQLException {
    return new IndexTrial(connection, check).run();
  }

  @Override
  public Lossy lossy(Connection connection, Table table, String roundTrip) throws SQLException {
    return new LossySample(connection, table, roundTrip).look();
  }

  @Override
  public List<Change.View> views(Connection connection, Table table, String column)
      throws SQLException {
    return new TableReader(connection).views(table, column);
  }

  @Override
  public List<Dependent> dependents(Connection connection, TableName table, String column)
      throws SQLException {
    return new TableReader(connection).dependents(table, column);
  }

  @Override
  public IndexUse indexUse(Connection connection, TableName table, String index)
      throws SQLException {
    return new TableReader(connection).indexUse(table, index);
  }

  @Override
  public Optional<List<String>> starStatements(Connection connection, TableName table)
      throws SQLException {
    return StarStatements.read(connection, table);
  }
}
