package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.Assignment;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Expressions evaluated in PL/pgSQL, their values in variables of their own.
 *
 * <p>A block that is called like the table declares the columns that they read: so they find them,
 * by name or by table and name, as they would in a query, and PL/pgSQL takes its short way. A
 * variable has its column's own type and collation, and is assigned as a column is.
 *
 * @param targets the variables, one for each assignment
 */
record Evaluation(Calling calling, List<Assignment> assignments, List<String> targets) {

  /**
   * Writes the block.
   *
   * @param source what holds the value of a column of the table
   */
  void write(Code code, UnaryOperator<String> source) {
    code.line("<<" + Names.quote(calling.table().name()) + ">>");
    Set<String> reads = new TreeSet<>();
    assignments.forEach(it -> reads.addAll(it.value().reads()));
    if (!reads.isEmpty()) {
      code.open("DECLARE");
      for (String name : reads) {
        String column = calling.physical(name);
        code.line("%s %s := %s;".formatted(Names.quote(name), type(column), source.apply(column)));
      }
      code.next("BEGIN");
    } else {
      code.open("BEGIN");
    }
    for (int at = 0; at < targets.size(); at++) {
      code.line(
          "%s := %s;".formatted(targets.get(at), Calling.closed(assignments.get(at).value())));
    }
    code.close("END;");
  }

  /** The variables' declarations. */
  void declare(Code code) {
    for (int at = 0; at < targets.size(); at++) {
      code.line(targets.get(at) + " " + type(assignments.get(at).column().physical()) + ";");
    }
  }

  private String type(String column) {
    return type(calling.table(), column);
  }

  /** The type of a table's column, with its modifier and its collation. */
  static String type(TableName table, String column) {
    return Names.table(table) + "." + Names.quote(column) + "%TYPE";
  }

  /** The names of the table's columns that are assigned. */
  List<String> columns() {
    return assignments.stream().map(it -> it.column().physical()).toList();
  }

  /** The names of the table's columns that are read. */
  List<String> read() {
    Set<String> reads = new TreeSet<>();
    assignments.forEach(
        it -> it.value().reads().forEach(name -> reads.add(calling.physical(name))));
    return List.copyOf(reads);
  }

  /** Whether all are mere copies of other columns, which cannot fail. */
  boolean cannotFail() {
    return assignments.stream().allMatch(SyncColumns::isCopy);
  }
}
