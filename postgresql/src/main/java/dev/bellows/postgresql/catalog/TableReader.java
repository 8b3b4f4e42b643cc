package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Dependent;
import dev.bellows.engine.schema.Table;
import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads tables, and what depends on them. */
final class TableReader {
  private final Connection connection;

  TableReader(Connection connection) {
    this.connection = connection;
  }

  Table read(TableName name) throws SQLException {
    Relation relation = find(name);
    return new Trial(connection).run(Settings.reading(), () -> read(relation));
  }

  List<Dependent> dependents(TableName name, String column) throws SQLException {
    Relation relation = find(name);
    return new Trial(connection)
        .run(
            Settings.reading(),
            () -> new DependentReader(connection).read(relation, List.of(column)));
  }

  /** By the session's own search_path. */
  Relation find(TableName name) throws SQLException {
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
