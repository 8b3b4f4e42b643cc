package dev.bellows.engine.schema;

import dev.bellows.model.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table as the catalog has it.
 *
 * @param name with its schema, always
 * @param key the columns of the primary key, else of a unique key over NOT NULL columns, else empty
 * @param replicaIdentity the columns that logical replication identifies a row by
 */
public record Table(
    TableName name,
    List<Column> columns,
    List<String> key,
    List<Index> indexes,
    List<Constraint> constraints,
    List<Trigger> triggers,
    List<Dependent> dependents,
    List<String> replicaIdentity,
    Size size) {

  /**
   * How large a table is.
   *
   * @param rows the planner's estimate, in rows
   * @param heapBytes without indexes and TOAST
   * @param indexBytes of all indexes
   */
  public record Size(long rows, long heapBytes, long indexBytes) {}

  /** The column of that name, if there is one. */
  public Optional<Column> column(String columnName) {
    return columns.stream().filter(column -> column.name().equals(columnName)).findFirst();
  }

  /** The index of that name, if there is one. */
  public Optional<Index> index(String indexName) {
    return indexes.stream().filter(index -> index.name().equals(indexName)).findFirst();
  }

  /** The constraint of that name, if there is one. */
  public Optional<Constraint> constraint(String constraintName) {
    return constraints.stream()
        .filter(constraint -> constraint.name().equals(constraintName))
        .findFirst();
  }

  /** What depends on that column. */
  public List<Dependent> dependentsOn(String columnName) {
    return dependents.stream().filter(it -> it.column().equals(columnName)).toList();
  }
}
