package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Dependent;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.IndexUse;
import dev.bellows.engine.spi.Change.View;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Finds a table and reads what was asked about it. */
final class TableReader {
  private final Connection connection;

  TableReader(Connection connection) {
    this.connection = connection;
  }

  Table read(TableName name) throws SQLException {
    Relation relation = find(name);
    return reading(() -> read(relation));
  }

  List<Dependent> dependents(TableName name, String column) throws SQLException {
    Relation relation = find(name);
    return reading(() -> new DependentReader(connection).read(relation, List.of(column)));
  }

  List<View> views(Table table, String column) throws SQLException {
    Relation relation = find(table.name());
    return reading(() -> new ViewReader(connection, table, column).read(relation));
  }

  IndexUse indexUse(TableName name, String index) throws SQLException {
    Relation relation = find(name);
    return reading(() -> IndexUseReader.read(connection, relation, index));
  }

  private <T> T reading(Trial.Work<T> work) throws SQLException {
    return new Trial(connection).run(Settings.reading(), work);
  }

  /** By the session's own search_path. */
  private Relation find(TableName name) throws SQLException {
    return new Trial(connection)
        .run(Settings.guarded(), () -> new RelationFinder(connection).find(name));
  }

  private Table read(Relation relation) throws SQLException {
    long oid = relation.oid();
    List<Column> columns = ColumnReader.read(connection, oid);
    return new Table(
        relation.name(),
        columns,
        KeyReader.key(connection, oid),
        IndexReader.read(connection, oid),
        ConstraintReader.read(connection, oid),
        TriggerReader.read(connection, oid),
        new DependentReader(connection).read(relation, columns.stream().map(Column::name).toList()),
        KeyReader.replicaIdentity(connection, oid),
        SizeReader.read(connection, relation));
  }
}
