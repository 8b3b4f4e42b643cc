package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Dependent;
import dev.bellows.engine.schema.Dependent.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads what depends on a table's columns: what the server's dependency catalog knows, and the
 * functions whose text names the column. Bellows' own objects are left out.
 */
final class DependentReader {
  private static final Comparator<Dependent> ORDER =
      Comparator.comparing(Dependent::column)
          .thenComparing(Dependent::kind)
          .thenComparing(Dependent::name);

  private final Connection connection;

  DependentReader(Connection connection) {
    this.connection = connection;
  }

  List<Dependent> read(Relation table, List<String> columns) throws SQLException {
    List<Dependent> dependents = new ArrayList<>(objects(table));
    dependents.addAll(
        Query.list(connection, DependentSql.VIEWS, DependentReader::row, table.oid(), table.oid()));
    dependents.removeIf(it -> !columns.contains(it.column()));
    dependents.addAll(FunctionTexts.read(connection, table, columns));
    return dependents.stream().distinct().sorted(ORDER).toList();
  }

  /** What follows its column when the column gets another name; all columns, without views. */
  List<Dependent> objects(Relation table) throws SQLException {
    return Query.list(connection, DependentSql.OBJECTS, DependentReader::row, table.oid());
  }

  private static Dependent row(ResultSet row) throws SQLException {
    return new Dependent(Kind.valueOf(row.getString(1)), row.getString(2), row.getString(3));
  }
}
